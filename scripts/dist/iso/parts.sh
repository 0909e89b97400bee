# shellcheck shell=bash
# The ISO's contents besides manifests and images, under the names that nodes expect.

readonly KUBEADM_SECONDS=120

fetch_binaries() {
  local name folder=v$KUBERNETES_VERSION/bin/linux/$ARCH
  # kubeadm first, to check the version at once.
  for name in kubeadm kubelet kubectl; do
    need_checked "$name $KUBERNETES_VERSION" "${KUBERNETES_MIRROR%/}/$folder/$name" "$TREE/k8s/$name"
    chmod 0755 "$TREE/k8s/$name"
    [ "$name" != kubeadm ] || check_kubeadm
  done
  need_archive "CNI plugins $CNI_VERSION" \
    "${CNI_MIRROR%/}/v$CNI_VERSION/cni-plugins-linux-$ARCH-v$CNI_VERSION.tgz" "$TREE/cni/cni-plugins-$ARCH.tgz"
  need_archive "crictl $CRICTL_VERSION" \
    "${CRICTL_MIRROR%/}/v$CRICTL_VERSION/crictl-v$CRICTL_VERSION-linux-$ARCH.tar.gz" \
    "$TREE/cri-tools/crictl-linux-$ARCH.tar.gz"
  if [ -n "$ETCD_VERSION" ]; then
    mkdir -p "$TREE/etcd"
    need_archive "etcd $ETCD_VERSION" "${ETCD_MIRROR%/}/v$ETCD_VERSION/etcd-v$ETCD_VERSION-linux-$ARCH.tar.gz" \
      "$TREE/etcd/etcd-linux-$ARCH.tar.gz"
  fi
}

need_archive() {
  need_checked "$@"
  child "$LIMIT" tar -tzf "$3" || fatal "$1 is not an archive: $(why)"
}

# Nodes reject an ISO whose kubeadm is not of the version that it was registered as.
check_kubeadm() {
  local found
  run_kubeadm version -o short
  found=$(cat "$WORK/out")
  [ "$found" = "v$KUBERNETES_VERSION" ] || fatal "what came as kubeadm $KUBERNETES_VERSION says that it is $found"
}

run_kubeadm() {
  child "$KUBEADM_SECONDS" "$TREE/k8s/kubeadm" "$@" ||
    fatal "kubeadm does not run here ($(why)); if programs may not run below ${TMPDIR:-/tmp}, set TMPDIR"
}

# On the nodes the binaries are in /opt/bin.
fetch_units() {
  unit kubelet.service kubelet/kubelet.service
  unit 10-kubeadm.conf kubeadm/10-kubeadm.conf
}

unit() {
  need "$1" "${UNITS_MIRROR%/}/$2" "$WORK/unit"
  grep -q '^ExecStart=' "$WORK/unit" || fatal "$1 from $(shown "$UNITS_MIRROR") is not a unit of the kubelet"
  sed 's:/usr/bin:/opt/bin:g' "$WORK/unit" >"$TREE/$1"
}
