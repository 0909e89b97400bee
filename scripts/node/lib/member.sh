# shellcheck shell=bash
# Whether the node belongs to a cluster. A marker is set when kubeadm has ended well; if the machine stopped just
# before, the cluster is asked. What is neither is a try that broke off, and kubeadm wants it cleared away.

readonly MEMBER=$VAR/member

mark_member() {
  folder "$VAR"
  echo "$1" >"$MEMBER"
}

marked_member() {
  [ -f "$MEMBER" ]
}

# The two add-ons are the last thing "kubeadm init" makes.
is_initialised() {
  marked_member && return 0
  [ -s "$ADMIN_CONF" ] || return 1
  admin_kubectl -n kube-system get daemonset/kube-proxy deployment/coredns >/dev/null 2>&1
}

is_joined() {
  local label=
  marked_member && return 0
  [ -s "$KUBELET_CONF" ] || return 1
  if [ "${KORAL_ROLE:?}" = worker ]; then
    kubectl --kubeconfig "$KUBELET_CONF" --request-timeout=20s get node "$KORAL_NODE_NAME" >/dev/null 2>&1
    return
  fi
  # A control node gets its label when all else is done.
  [ -s "$ADMIN_CONF" ] || return 1
  label=$(admin_kubectl get node "$KORAL_NODE_NAME" --show-labels --no-headers 2>/dev/null) || return 1
  [[ $label == *node-role.kubernetes.io/control-plane* ]]
}

clear_leftovers() {
  if [ -e "$KUBELET_CONF" ] || [ -e "$ADMIN_CONF" ] || [ -d "$KUBERNETES_ETC/pki" ]; then
    warn "clearing away what an earlier try has left"
    reset_node
  fi
}

reset_node() {
  local link
  if command -v kubeadm >/dev/null; then
    attempt "kubeadm reset failed" kubeadm reset --force --cri-socket "$CRI_SOCKET"
  fi
  # kubeadm leaves these to whoever made them; with another pod network they would be in the way.
  rm -rf "$KORAL_ROOT/etc/cni/net.d" "$MEMBER"
  for link in cni0 flannel.1; do
    ip link delete "$link" 2>/dev/null || true
  done
  rm -rf "$KUBERNETES_ETC/pki" "$ADMIN_CONF" "$KUBELET_CONF"
}
