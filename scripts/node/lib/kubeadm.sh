# shellcheck shell=bash
# kubeadm's configuration. All of it is passed in a file of mode 0600 that is removed afterwards, because every process
# on the machine can read command lines.

readonly KUBEADM_FILE=$VAR/kubeadm.yaml

# Writes standard input to the configuration file, which is removed when this process exits. Not to be called in a pipe,
# where it would run in a process of its own.
kubeadm_file() {
  folder "$VAR"
  trap 'rm -f "$KUBEADM_FILE"' EXIT
  rm -f "$KUBEADM_FILE"
  cat >"$KUBEADM_FILE"
}

# The newest API version that each release supports: 1.31 still reads v1beta3 but warns, and a later release will not
# read it. The fields used here are the same in all three.
kubeadm_api() {
  local major minor
  IFS=. read -r major minor _ <<<"$1"
  if ((major > 1 || minor >= 31)); then
    echo kubeadm.k8s.io/v1beta4
  elif ((minor >= 22)); then
    echo kubeadm.k8s.io/v1beta3
  elif ((minor >= 15)); then
    echo kubeadm.k8s.io/v1beta2
  else
    fatal "Kubernetes $1 is too old: 1.15 at least"
  fi
}

# The installed version of kubeadm, such as 1.30.3: the settings of "share" have no version.
kubeadm_version() {
  local version
  need_kubeadm
  version=$(kubeadm version -o short) || fatal "kubeadm does not run"
  echo "${version#v}"
}

need_kubeadm() {
  command -v kubeadm >/dev/null || fatal "the node is not prepared: there is no kubeadm"
}

three_parts() {
  local major minor patch
  IFS=. read -r major minor patch _ <<<"$1"
  echo "$major.$minor.$patch"
}

node_registration() {
  cat <<END
nodeRegistration:
  name: "$KORAL_NODE_NAME"
  criSocket: "$CRI_SOCKET"
END
}

# kubeadm configures the kubelet of a control node to use the load balancer, which has no API server behind it until
# that kubelet has started one: after a reboot of all control nodes, each would wait for the other's next retry. The new
# address takes effect when the kubelet is restarted.
use_own_api() {
  local own
  own=$(sed -n 's|.*kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: *||p' "$API_MANIFEST" 2>/dev/null ||
    true)
  if [[ ! $own =~ ^[][0-9A-Fa-f.:]+:[0-9]+$ ]]; then
    warn "the kubelet keeps using $KORAL_ENDPOINT: $API_MANIFEST has no address"
    return 0
  fi
  write_file 0600 "$KUBELET_CONF" < <(sed -E "s|^( *server:).*|\1 https://$own|" "$KUBELET_CONF")
}

# Runs kubectl as the cluster's administrator.
admin_kubectl() {
  kubectl --kubeconfig "$ADMIN_CONF" --request-timeout=20s "$@"
}
