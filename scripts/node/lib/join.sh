# shellcheck shell=bash
# join: joins the node to a cluster, whose CA is verified by its hash. Idempotent.
# Settings: KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION KORAL_ENDPOINT KORAL_JOIN_TOKEN KORAL_CA_HASH, and
# KORAL_CERTIFICATE_KEY on a control node.

task_join() {
  need KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION KORAL_ENDPOINT KORAL_JOIN_TOKEN KORAL_CA_HASH
  if [ "$KORAL_ROLE" = control ]; then
    need KORAL_CERTIFICATE_KEY
  fi
  need_kubeadm
  if is_joined; then
    info "the node has joined already"
  else
    clear_leftovers
    kubeadm_join
  fi
  if [ "$KORAL_ROLE" = control ]; then
    use_own_api
  fi
  mark_member "$KORAL_ROLE"
}

kubeadm_join() {
  local api
  api=$(kubeadm_api "$KORAL_KUBERNETES_VERSION")
  kubeadm_file < <(join_configuration "$api")
  attempt "kubeadm join failed" kubeadm join --config "$KUBEADM_FILE"
}

join_configuration() {
  cat <<END
apiVersion: $1
kind: JoinConfiguration
discovery:
  bootstrapToken:
    apiServerEndpoint: "$KORAL_ENDPOINT"
    token: "$KORAL_JOIN_TOKEN"
    caCertHashes:
      - "$KORAL_CA_HASH"
$(node_registration)
END
  if [ "$KORAL_ROLE" = control ]; then
    cat <<END
controlPlane:
  certificateKey: "$KORAL_CERTIFICATE_KEY"
END
  fi
}
