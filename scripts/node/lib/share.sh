# shellcheck shell=bash
# share: registers the join token in the cluster, and uploads the control plane's certificates if there is a key for
# them. Settings: KORAL_JOIN_TOKEN KORAL_TOKEN_TTL, and KORAL_CERTIFICATE_KEY if a control node will join.

task_share() {
  local version api
  need KORAL_JOIN_TOKEN KORAL_TOKEN_TTL
  allow KORAL_CERTIFICATE_KEY
  [ -s "$ADMIN_CONF" ] || fatal "this is no control node: there is no admin.conf"
  version=$(kubeadm_version)
  api=$(kubeadm_api "$version")
  export KUBECONFIG=$ADMIN_CONF
  kubeadm_file < <(share_configuration "$api" "$version")
  share_token
  if [ -n "$KORAL_CERTIFICATE_KEY" ]; then
    share_certificates
  fi
}

# With the version, so that kubeadm does not look up the latest one on the Internet.
share_configuration() {
  cat <<END
apiVersion: $1
kind: InitConfiguration
bootstrapTokens:
  - token: "$KORAL_JOIN_TOKEN"
    ttl: "$KORAL_TOKEN_TTL"
    description: "a join by Koral"
${KORAL_CERTIFICATE_KEY:+certificateKey: \"$KORAL_CERTIFICATE_KEY\"}
nodeRegistration:
  criSocket: "$CRI_SOCKET"
---
apiVersion: $1
kind: ClusterConfiguration
kubernetesVersion: "v$(three_parts "${2%%[-+]*}")"
END
}

# kubeadm rejects a token that exists already; it is deleted so that its time to live starts again.
share_token() {
  attempt "the former join token cannot be removed" forget_token
  # kubeadm prints the token: it must not reach the log.
  attempt "the join token cannot be created" quietly kubeadm token create --config "$KUBEADM_FILE"
  # kubeadm join polls for the signature only every five seconds.
  retry 60 "$(patience 0.25)" token_signed || warn "the cluster has not signed the join token yet; joins will wait for it"
}

token_signed() {
  local signature
  signature=$(admin_kubectl -n kube-public get configmap cluster-info \
    -o "jsonpath={.data.jws-kubeconfig-${KORAL_JOIN_TOKEN%%.*}}" 2>/dev/null) && [ -n "$signature" ]
}

forget_token() {
  admin_kubectl delete --ignore-not-found -f - <<END
apiVersion: v1
kind: Secret
metadata:
  namespace: kube-system
  name: bootstrap-token-${KORAL_JOIN_TOKEN%%.*}
END
}

share_certificates() {
  # kubeadm prints the key, too.
  attempt "the control plane's certificates cannot be uploaded" \
    quietly kubeadm init phase upload-certs --upload-certs --config "$KUBEADM_FILE"
}

quietly() {
  "$@" >/dev/null
}
