# shellcheck shell=bash
# init: makes the first control node, and gives the cluster its pod network; does nothing twice.
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

# kubeadm always makes a token; this one nobody gets to know, and it is gone in a minute. "share" makes those for joins.
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

# In a container the size of the connection table is the host's to set; kube-proxy would give up over it.
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
  # Manifests such as Flannel's name the usual range, which the cluster may have had to give up for another.
  sed -i "s|10[.]244[.]0[.]0/16|$KORAL_POD_CIDR|g" "$MANIFESTS/network.yaml"
  # The API server has only just begun.
  retry 12 "$(patience 5)" admin_kubectl apply -f "$MANIFESTS/network.yaml" ||
    fatal "the pod network cannot be applied"
}
