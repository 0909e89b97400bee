# shellcheck shell=bash
# Whether the node belongs to a cluster. A marker is set when kubeadm has succeeded; if the machine stopped just before
# that, the cluster is queried. If neither confirms membership, an attempt was aborted; its leftovers must be removed
# before kubeadm runs again.

readonly MEMBER=$VAR/member

mark_member() {
  folder "$VAR"
  echo "$1" >"$MEMBER"
}

marked_member() {
  [ -f "$MEMBER" ]
}

# The two add-ons are the last objects that "kubeadm init" creates.
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
  # kubeadm labels a control node last.
  [ -s "$ADMIN_CONF" ] || return 1
  label=$(admin_kubectl get node "$KORAL_NODE_NAME" --show-labels --no-headers 2>/dev/null) || return 1
  [[ $label == *node-role.kubernetes.io/control-plane* ]]
}

clear_leftovers() {
  if [ -e "$KUBELET_CONF" ] || [ -e "$ADMIN_CONF" ] || [ -d "$KUBERNETES_ETC/pki" ]; then
    warn "removing the leftovers of an earlier attempt"
    reset_node
  fi
}

reset_node() {
  local link
  if command -v kubeadm >/dev/null; then
    attempt "kubeadm reset failed" kubeadm reset --force --cri-socket "$CRI_SOCKET"
  fi
  # kubeadm does not remove these; they would interfere with another pod network.
  rm -rf "$KORAL_ROOT/etc/cni/net.d" "$MEMBER"
  for link in cni0 flannel.1; do
    ip link delete "$link" 2>/dev/null || true
  done
  rm -rf "$KUBERNETES_ETC/pki" "$ADMIN_CONF" "$KUBELET_CONF"
}
