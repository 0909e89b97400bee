# shellcheck shell=bash
# The ISO's content, and what is printed about it.

test_the_iso_has_every_path_that_nodes_look_for() {
  every_manifest
  makes
  equal "$(iso_paths)" "$(printf '%s\n' \
    /10-kubeadm.conf /autoscaler.yaml "/cni/cni-plugins-$ARCH.tgz" "/cri-tools/crictl-linux-$ARCH.tar.gz" \
    /dashboard.yaml \
    /docker/docker.io_apache_cloudstack-kubernetes-autoscaler_latest.tar \
    /docker/docker.io_flannel_flannel_v0.25.5.tar \
    /docker/docker.io_kubernetesui_dashboard_v2.7.0.tar \
    /docker/ghcr.io_cloudstack_csi_3.0.0.tar \
    /docker/quay.example.org_provider_v1.1.0.tar \
    /docker/registry.k8s.io_coredns_coredns_v1.11.1.tar \
    /docker/registry.k8s.io_kube-apiserver_v1.30.3.tar \
    /docker/registry.k8s.io_pause_3.9.tar \
    /k8s/kubeadm /k8s/kubectl /k8s/kubelet /kubelet.service /manifest.yaml /network.yaml /provider.yaml \
    /snapshot-crds.yaml | sort)"
}

test_what_is_on_the_iso_is_what_was_fetched() {
  every_manifest
  makes
  local name
  for name in kubeadm kubelet kubectl; do
    cmp <(on_iso "/k8s/$name") "$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/$name"
  done
  cmp <(on_iso "/cni/cni-plugins-$ARCH.tgz") "$WORLD/cni/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz"
  cmp <(on_iso "/cri-tools/crictl-linux-$ARCH.tar.gz") "$WORLD/crictl/v1.30.0/crictl-v1.30.0-linux-$ARCH.tar.gz"
  for name in network dashboard autoscaler provider; do
    cmp <(on_iso "/$name.yaml") "$WORLD/yaml/$name.yaml"
  done
  cmp <(on_iso /manifest.yaml) "$WORLD/yaml/csi.yaml"
  cmp <(on_iso /snapshot-crds.yaml) "$WORLD/yaml/crds.yaml"
  has <(on_iso /docker/registry.k8s.io_pause_3.9.tar) '"RepoTags":["registry.k8s.io/pause:3.9"]'
}

test_units_look_for_the_binaries_where_nodes_have_them() {
  makes
  equal "$(on_iso /kubelet.service)" $'[Service]\nExecStart=/opt/bin/kubelet'
  equal "$(on_iso /10-kubeadm.conf)" $'[Service]\nExecStart=\nExecStart=/opt/bin/kubelet --more'
}

test_the_label_is_the_one_that_nodes_look_for() {
  makes
  equal "$(PATH=$SYSTEM_PATH blkid -p -o value -s LABEL "$WORLD/out/setup.iso")" CDROM
  equal "$(PATH=$SYSTEM_PATH blkid -p -o value -s TYPE "$WORLD/out/setup.iso")" iso9660
}

test_genisoimage_does_as_well() {
  makes
  iso_paths >"$WORLD/paths"
  take xorriso
  give genisoimage
  makes
  has "$WORLD/stdout" "with genisoimage"
  cmp <(iso_paths) "$WORLD/paths"
  cmp <(on_iso /k8s/kubelet) "$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet"
  equal "$(PATH=$SYSTEM_PATH blkid -p -o value -s LABEL "$WORLD/out/setup.iso")" CDROM
}

test_binaries_can_be_run_from_the_iso() {
  makes
  PATH=$SYSTEM_PATH xorriso -indev "$WORLD/out/setup.iso" -find /k8s -type f -exec lsdl >"$WORLD/modes" 2>/dev/null
  equal "$(grep -c '^-r.xr-xr-x .* 0 .* 0 ' "$WORLD/modes")" 3
}

test_checksum_and_size_told_are_the_files() {
  makes
  equal "$(tail -n 2 "$WORLD/stdout")" "size: $(stat -c %s "$WORLD/out/setup.iso") bytes
SHA-256: $(sha256sum <"$WORLD/out/setup.iso" | cut -d ' ' -f 1)"
  equal "$(stat -c %a "$WORLD/out/setup.iso")" 644
}

test_the_node_script_finds_all_it_needs() {
  every_manifest
  makes
  mkdir "$WORLD/disc"
  PATH=$SYSTEM_PATH xorriso -osirrox on -indev "$WORLD/out/setup.iso" -extract / "$WORLD/disc" >/dev/null 2>&1
  mkdir -p "$WORLD/node"/{proc,run/koral}
  local result
  result=$(PATH=$WORLD/bin:$SYSTEM_PATH KORAL_ROOT=$WORLD/node NODE=$HERE/../../node/lib DISC=$WORLD/disc bash -c '
    set -euo pipefail
    for part in log paths settings kubeadm install; do source "$NODE/$part.sh"; done
    KORAL_KUBERNETES_VERSION=1.30.3 ISO_MOUNT=$DISC
    systemctl() { echo "systemctl $*"; }
    ctr() { cat "${!#}" >/dev/null; }
    install_binaries; install_units; install_manifests
    compgen -G "$ISO_MOUNT/docker/*.tar" | wc -l
  ')
  equal "$(tail -n 1 <<<"$result")" 8
  equal "$(cat "$WORLD/node/opt/bin/crictl")" crictl
  equal "$(cat "$WORLD/node/opt/cni/bin/bridge")" bridge
  cmp "$WORLD/node/opt/csi/manifest.yaml" "$WORLD/yaml/csi.yaml"
  cmp "$WORLD/node/opt/autoscaler/autoscaler_tmpl.yaml" "$WORLD/yaml/autoscaler.yaml"
  has "$WORLD/node/etc/systemd/system/kubelet.service" /opt/bin/kubelet
}

test_a_new_iso_replaces_the_old_one() {
  echo old >"$WORLD/out/setup.iso"
  makes
  equal "$(on_iso /k8s/kubelet)" "the kubelet"
}

test_build_name_may_have_iso_at_its_end() {
  makes build 6 setup.iso
}

test_versions_may_begin_with_v() {
  makes build 1 v1.30.3 2 v1.5.1 3 v1.30.0
}

test_output_path_may_be_relative() {
  cd "$WORLD/out" || exit
  makes build 0 .
}
