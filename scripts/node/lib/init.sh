# shellcheck shell=bash
# init: creates the control plane and applies the pod network. Idempotent.
# Settings: KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION KORAL_ENDPOINT KORAL_POD_CIDR KORAL_SERVICE_CIDR

task_init() {
  need KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION KORAL_ENDPOINT KORAL_POD_CIDR KORAL_SERVICE_CIDR
  [ "$KORAL_ROLE" = control ] || fatal "a worker cannot be the first node"
  need_kubeadm
  [ -f "$MANIFESTS/network.yaml" ] || fatal "the ISO had no network.yaml: the cluster would have no pod network"
  if is_initialised; then
    info "the node is a control node already"
  else
    clear_leftovers
    kubeadm_init
  fi
  use_own_api
  mark_member control
  apply_network
}

kubeadm_init() {
  local api
  api=$(kubeadm_api "$KORAL_KUBERNETES_VERSION")
  kubeadm_file < <(init_configuration "$api")
  attempt "kubeadm init failed" kubeadm init --config "$KUBEADM_FILE" --skip-token-print
}

# kubeadm always creates a token; this one is not printed and expires after a minute. "share" creates those for joins.
init_configuration() {
  cat <<END
apiVersion: $1
kind: InitConfiguration
bootstrapTokens:
  - ttl: "1m"
$(node_registration)
---
apiVersion: $1
kind: ClusterConfiguration
kubernetesVersion: "v$(three_parts "$KORAL_KUBERNETES_VERSION")"
controlPlaneEndpoint: "$KORAL_ENDPOINT"
apiServer:
  certSANs:
    - "$(endpoint_host)"
networking:
  podSubnet: "$KORAL_POD_CIDR"
  serviceSubnet: "$KORAL_SERVICE_CIDR"
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
cgroupDriver: systemd
$(proxy_configuration)
END
}

endpoint_host() {
  local host=${KORAL_ENDPOINT%:*}
  host=${host#[}
  echo "${host%]}"
}

# In a container the conntrack limits are the host's; kube-proxy would exit if it could not set them.
proxy_configuration() {
  local limit=$KORAL_ROOT/proc/sys/net/netfilter/nf_conntrack_max
  if [ -e "$limit" ] && [ ! -w "$limit" ]; then
    cat <<'END'
---
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
conntrack:
  maxPerCore: 0
  min: 0
END
  fi
}

apply_network() {
  info "applying the pod network"
  # Manifests such as Flannel's contain the default pod CIDR; the cluster's may differ.
  sed -i "s|10[.]244[.]0[.]0/16|$KORAL_POD_CIDR|g" "$MANIFESTS/network.yaml"
  # Retried: the API server has only just started.
  retry 12 "$(patience 5)" admin_kubectl apply -f "$MANIFESTS/network.yaml" ||
    fatal "the pod network cannot be applied"
}
