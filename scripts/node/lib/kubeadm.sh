# shellcheck shell=bash
# kubeadm's configuration. Everything goes to kubeadm in a file of mode 0600 that is gone afterwards: a command line can
# be read by every process of the machine.

readonly KUBEADM_FILE=$VAR/kubeadm.yaml

# Standard input becomes the configuration, for as long as this process lives. Not for the end of a pipe: that would be
# a process of its own.
kubeadm_file() {
  folder "$VAR"
  trap 'rm -f "$KUBEADM_FILE"' EXIT
  rm -f "$KUBEADM_FILE"
  cat >"$KUBEADM_FILE"
}

# 1.31 still reads v1beta3, but warns, and a later release will not: so each release gets the newest form that it knows,
# which is also the one that its own documentation describes. The fields used here are the same in all three.
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

# Of kubeadm itself, such as 1.30.3: "share" has no version among its settings.
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

# kubeadm has the kubelet of a control node go through the load balancer, which has no API server behind it until that
# kubelet has started one: after a reboot of them all, both would wait for each other's next try. The new address holds
# from the kubelet's next start.
use_own_api() {
  local own
  own=$(sed -n 's|.*kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: *||p' "$API_MANIFEST" 2>/dev/null ||
    true)
  if [[ ! $own =~ ^[][0-9A-Fa-f.:]+:[0-9]+$ ]]; then
    warn "the kubelet goes on through $KORAL_ENDPOINT: $API_MANIFEST tells no address"
    return 0
  fi
  write_file 0600 "$KUBELET_CONF" < <(sed -E "s|^( *server:).*|\1 https://$own|" "$KUBELET_CONF")
}

# Talks to the cluster as its administrator.
admin_kubectl() {
  kubectl --kubeconfig "$ADMIN_CONF" --request-timeout=20s "$@"
}
