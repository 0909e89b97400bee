#!/usr/bin/env bash
# iso_test.sh [WORD]: tests of create-kubernetes-binaries-iso.sh, as it is installed, with real ISO writers, a mirror on
# the loopback address, and faked engines. With WORD, only those whose names hold it. Ends with "N passed, N failed".
# Needs xorriso, genisoimage, curl and python3. Settings read: none.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=world.sh
source "$HERE/world.sh"

# ---- the ISO

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
  mkdir -p "$WORLD/node/proc"
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
  cd "$WORLD/out"
  makes build 0 .
}

# ---- manifests and their images

test_manifests_may_be_files() {
  export MOLD_ISO_CSI=$WORLD/yaml/csi.yaml MOLD_ISO_AUTOSCALER=yaml/autoscaler.yaml
  cd "$WORLD"
  makes build 4 "$WORLD/yaml/network.yaml" 5 "file://$WORLD/yaml/dashboard.yaml"
  cmp <(on_iso /network.yaml) "$WORLD/yaml/network.yaml"
  cmp <(on_iso /dashboard.yaml) "$WORLD/yaml/dashboard.yaml"
  cmp <(on_iso /manifest.yaml) "$WORLD/yaml/csi.yaml"
  cmp <(on_iso /autoscaler.yaml) "$WORLD/yaml/autoscaler.yaml"
  hasnt "$WORLD/requests" network.yaml
  hasnt "$WORLD/requests" csi.yaml
}

test_manifests_can_be_left_out() {
  makes
  equal "$(iso_paths | grep yaml)" $'/dashboard.yaml\n/network.yaml'
  hasnt "$WORLD/calls" cloudstack
}

test_images_are_found_however_they_are_written() {
  cat >"$WORLD/yaml/network.yaml" <<END
kind: List
items:
  - image: "quoted/double:1"
  - image: 'quoted/single:1' # why
  -   image:   host.example.org:5000/spaced/out:1
  # image: commented/out:1
    image:
      type: string
    image: <placeholder>
    image: bare
    description: the image: of words
    image: a sentence of words
END
  printf '    image: windows/lines:1\r\n' >>"$WORLD/yaml/network.yaml"
  echo '{"kind":"List","items":[{"image":"json/one:1","x":1},{ "image" : "json/two:1" }]}' >"$WORLD/yaml/dashboard.yaml"
  makes
  local image
  for image in docker.io/quoted/double:1 docker.io/quoted/single:1 host.example.org:5000/spaced/out:1 \
    docker.io/library/bare:latest docker.io/windows/lines:1 docker.io/json/one:1 docker.io/json/two:1; do
    called "docker://$image "
  done
  has "$WORLD/err" "passed over: <placeholder>"
  equal "$(grep -c 'skopeo copy' "$WORLD/calls")" 10
}

test_each_image_is_pulled_once() {
  pod again registry.k8s.io/pause:3.9 >>"$WORLD/yaml/network.yaml"
  pod again docker.io/flannel/flannel:v0.25.5 >>"$WORLD/yaml/dashboard.yaml"
  makes
  equal "$(grep -c 'skopeo copy' "$WORLD/calls")" 5
}

test_more_images_can_be_asked_for() {
  export MOLD_ISO_IMAGES='  busybox:1.36   registry.example.org/tool:2 '
  makes
  called docker://docker.io/library/busybox:1.36
  called docker://registry.example.org/tool:2
}

test_a_pinned_image_is_pulled_by_digest_and_goes_by_its_tag_on_the_nodes() {
  local digest
  digest=sha256:$(printf 'a%.0s' {1..64})
  pod pinned "quay.io/cilium/cilium:v1.15.6@$digest" >"$WORLD/yaml/network.yaml"
  pod untagged "quay.io/cilium/operator@$digest" >"$WORLD/yaml/dashboard.yaml"
  makes
  called "docker://quay.io/cilium/cilium@$digest docker-archive:"
  has <(on_iso /docker/quay.io_cilium_cilium_v1.15.6.tar) '"RepoTags":["quay.io/cilium/cilium:v1.15.6"]'
  equal "$(on_iso /network.yaml | tail -n 1)" "      image: quay.io/cilium/cilium:v1.15.6"
  cmp <(on_iso /dashboard.yaml) "$WORLD/yaml/dashboard.yaml"
  has "$WORLD/err" "nodes will have to pull it: quay.io/cilium/operator@$digest"
}

test_nodes_do_not_ask_for_images_that_they_have() {
  printf '      imagePullPolicy: Always\n      imagePullPolicy: Never\n' >>"$WORLD/yaml/dashboard.yaml"
  makes
  equal "$(on_iso /dashboard.yaml | tail -n 2)" $'      imagePullPolicy: IfNotPresent\n      imagePullPolicy: Never'
}

test_the_csi_drivers_glued_separator_is_put_right() {
  printf 'kind: RoleBinding\nroleRef:\n  apiGroup: rbac.authorization.k8s.io---\nkind: Role\n' >"$WORLD/yaml/csi.yaml"
  export MOLD_ISO_CSI=$URL/yaml/csi.yaml
  makes
  equal "$(on_iso /manifest.yaml)" $'kind: RoleBinding\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n---\nkind: Role'
}

test_names_of_any_length_find_room() {
  local long
  long=$(printf 'a%.0s' {1..120})
  export MOLD_ISO_IMAGES="example.org/$long:1 example.org/$long:2"
  makes
  equal "$(iso_paths | grep -c '^/docker/example.org_a\{58\}-[0-9a-f]\{16\}.tar$')" 2
}

test_a_page_is_no_manifest() {
  echo '<html>Log in, please</html>' >"$WORLD/yaml/dashboard.yaml"
  refuses 1 "dashboard.yaml from $URL/yaml/dashboard.yaml is not a manifest"
}

test_etcd_comes_with_its_version() {
  mkdir -p "$WORLD/etcd/v3.5.15"
  make_archive etcd "$WORLD/etcd/v3.5.15/etcd-v3.5.15-linux-$ARCH.tar.gz" sha256
  (cd "$WORLD/etcd/v3.5.15" && mv ./*.sha256 SHA256SUMS && sed -i '1i 0000  another-file' SHA256SUMS)
  export MOLD_ISO_ETCD_VERSION=3.5.15
  makes
  cmp <(on_iso "/etcd/etcd-linux-$ARCH.tar.gz") "$WORLD/etcd/v3.5.15/etcd-v3.5.15-linux-$ARCH.tar.gz"
  sed -i "s/^[^0].*/$(printf '1%.0s' {1..64})  etcd-v3.5.15-linux-$ARCH.tar.gz/" "$WORLD/etcd/v3.5.15/SHA256SUMS"
  rm "$WORLD/out/setup.iso"
  refuses 1 "etcd 3.5.15 is not what its publisher made"
}

# ---- mirrors

test_mirrors_may_be_folders() {
  export MOLD_ISO_KUBERNETES_MIRROR=$WORLD/kubernetes MOLD_ISO_UNITS_MIRROR=file://$WORLD/units
  export MOLD_ISO_CNI_MIRROR=$WORLD/cni/ MOLD_ISO_CRICTL_MIRROR=file://$WORLD/crictl
  makes
  equal "$(grep -vc yaml "$WORLD/requests")" 0
}

test_a_folder_without_what_is_needed_is_told() {
  export MOLD_ISO_CNI_MIRROR=$WORLD/content
  refuses 1 "there is no CNI plugins 1.5.1 at $WORLD/content/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz"
  export MOLD_ISO_CNI_MIRROR=file://$WORLD/content
  refuses 1 "there is no CNI plugins 1.5.1 at file://"
}

test_images_come_from_the_mirror_of_their_registry() {
  export MOLD_ISO_IMAGE_MIRRORS='registry.k8s.io=http://127.0.0.1:5000/k8s docker.io=https://mirror.example.org *=hub.example.org:8443/all'
  export MOLD_ISO_PROVIDER=$URL/yaml/provider.yaml
  makes
  called 'skopeo copy --src-tls-verify=false docker://127.0.0.1:5000/k8s/coredns/coredns:v1.11.1 docker-archive:'
  called 'skopeo copy docker://mirror.example.org/flannel/flannel:v0.25.5 docker-archive:'
  called 'skopeo copy docker://hub.example.org:8443/all/provider:v1.1.0 docker-archive:'
  has <(on_iso /docker/registry.k8s.io_coredns_coredns_v1.11.1.tar) '["registry.k8s.io/coredns/coredns:v1.11.1"]'
}

test_a_proxy_of_the_environment_is_used() {
  # Nobody listens at that port.
  export http_proxy=http://127.0.0.1:9 MOLD_ISO_TRIES=1
  refuses 1 "kubeadm 1.30.3 cannot be fetched from $URL/"
  equal "$(cat "$WORLD/requests")" ''
  export no_proxy=127.0.0.1
  makes
}

test_passwords_of_mirrors_are_not_told() {
  export MOLD_ISO_KUBERNETES_MIRROR=http://me:geheim@127.0.0.1:${URL#http://127.0.0.1:}/nowhere
  refuses 1 "there is no kubeadm 1.30.3 at http://127.0.0.1:"
  hasnt "$WORLD/err" geheim
  hasnt "$WORLD/stdout" geheim
}

# ---- engines

test_engines_have_their_order() {
  local name
  give_engine ctr podman docker
  for name in docker podman ctr skopeo; do
    makes
    has "$WORLD/stdout" "images will be pulled with $name"
    equal "$(iso_paths | grep -c '^/docker/')" 5
    take "$name"
  done
}

test_an_engine_that_does_not_answer_is_passed_over() {
  give_engine docker podman
  echo "Cannot connect to the Docker daemon" >"$WORLD/fail/docker-answer"
  makes
  has "$WORLD/stdout" "images will be pulled with podman"
}

test_no_engine_answers() {
  take skopeo
  give_engine docker podman
  echo "error: no daemon" >"$WORLD/fail/docker-answer"
  echo "error: no storage" >"$WORLD/fail/podman-answer"
  refuses 1 "no engine to pull images with answers: docker (error: no daemon), podman (error: no storage)"
  equal "$(cat "$WORLD/requests")" ''
}

test_the_engine_can_be_chosen() {
  give_engine docker
  export MOLD_ISO_ENGINE=skopeo
  makes
  hasnt "$WORLD/calls" docker\ pull
  called 'skopeo copy'
  echo "error: no daemon" >"$WORLD/fail/docker-answer"
  rm "$WORLD/out/setup.iso"
  export MOLD_ISO_ENGINE=docker
  refuses 1 "no engine to pull images with answers: docker (error: no daemon)"
}

test_docker_and_podman_keep_no_images_but_those_they_had() {
  local name
  take skopeo
  for name in docker podman; do
    give_engine "$name"
    echo registry.k8s.io/pause:3.9 >"$WORLD/held"
    makes
    equal "$(cat "$WORLD/held")" registry.k8s.io/pause:3.9
    take "$name"
  done
  called 'podman save --format docker-archive --output'
}

test_docker_podman_and_ctr_name_images_of_mirrors_as_nodes_know_them() {
  local name
  take skopeo
  export MOLD_ISO_IMAGE_MIRRORS='*=http://127.0.0.1:5000'
  for name in docker podman ctr; do
    give_engine "$name"
    makes
    has <(on_iso /docker/registry.k8s.io_pause_3.9.tar) '"RepoTags":["registry.k8s.io/pause:3.9"]'
    equal "$(cat "$WORLD/held")" ''
    take "$name"
  done
  called 'docker pull 127.0.0.1:5000/pause:3.9'
  called 'podman pull --tls-verify=false 127.0.0.1:5000/pause:3.9'
  called 'ctr --namespace mold-iso images pull --plain-http 127.0.0.1:5000/pause:3.9'
  called "ctr --namespace mold-iso images export --platform linux/$ARCH "
}

test_a_pull_that_fails_is_tried_again() {
  printf 'error: timeout\nerror: reset by peer\n' >"$WORLD/fail/skopeo-pull"
  makes
  has "$WORLD/err" "error: timeout; once more in 0 seconds"
}

test_a_pull_that_goes_on_failing_ends() {
  local n
  for n in 1 2 3 4 5; do echo "error: connection refused $n"; done >"$WORLD/fail/skopeo-pull"
  refuses 1 "the image registry.k8s.io/kube-apiserver:v1.30.3 cannot be pulled from registry.k8s.io/kube-apiserver:v1.30.3 with skopeo: error: connection refused 3"
  equal "$(grep -c 'skopeo copy' "$WORLD/calls")" 3
}

test_an_image_that_cannot_be_archived_is_forgotten_too() {
  local n
  take skopeo
  give_engine docker
  for n in 1 2 3; do echo "error: disk full $n"; done >"$WORLD/fail/docker-save"
  refuses 1 "disk full 3"
  equal "$(cat "$WORLD/held")" ''
}

test_a_pull_without_end_is_ended() {
  : >"$WORLD/hang/skopeo-pull"
  export MOLD_ISO_LIMIT=3 MOLD_ISO_TRIES=1
  refuses 1 "with skopeo: no end after 3 seconds"
}

# ---- downloads

test_a_wrong_checksum_is_refused() {
  local kubelet=$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet
  echo "another" >"$kubelet"
  refuses 1 "kubelet 1.30.3 is not what its publisher made: its sha256 is $(sha256sum <"$kubelet" | cut -d ' ' -f 1), not"
}

test_a_wrong_checksum_of_the_other_kind_is_refused() {
  make_archive other "$WORLD/crictl/v1.30.0/crictl-v1.30.0-linux-$ARCH.tar.gz" sha256
  rm "$WORLD/crictl/v1.30.0/crictl-v1.30.0-linux-$ARCH.tar.gz.sha256"
  refuses 1 "crictl 1.30.0 is not what its publisher made: its sha512 is"
}

test_what_is_no_checksum_is_refused() {
  echo '<html>' >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubectl.sha256"
  refuses 1 "there is no checksum of kubectl 1.30.3 in $URL/"
}

test_without_a_checksum_it_goes_on_only_if_told_so() {
  rm "$WORLD/cni/v1.5.1/"*.sha256
  refuses 1 "no checksum of CNI plugins 1.5.1 is published"
  export MOLD_ISO_UNCHECKED=yes
  makes
  has "$WORLD/err" "no checksum of CNI plugins 1.5.1 is published: it is taken as it is"
}

test_a_checksum_that_cannot_be_had_is_not_one_that_is_not_published() {
  export MOLD_ISO_UNCHECKED=yes
  fault 500 kubelet.sha256 9
  refuses 1 "the checksum of kubelet 1.30.3 cannot be fetched"
  equal "$(grep -c kubelet.sha256 "$WORLD/requests")" 3
}

test_what_is_not_there_is_told_and_not_asked_for_again() {
  rm "$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubectl"
  refuses 1 "there is no kubectl 1.30.3 at $URL/kubernetes/v1.30.3/bin/linux/$ARCH/kubectl"
  equal "$(grep -c 'kubectl$' "$WORLD/requests")" 1
}

test_a_manifest_that_is_not_there_is_told() {
  rm "$WORLD/yaml/network.yaml"
  refuses 1 "there is no network.yaml at $URL/yaml/network.yaml"
}

test_what_is_forbidden_is_not_asked_for_again() {
  export MOLD_ISO_PROVIDER=$URL/yaml/provider.yaml
  fault 403 provider.yaml 9
  refuses 1 "provider.yaml cannot be fetched from $URL/yaml/provider.yaml: curl: (22)"
  equal "$(grep -c provider.yaml "$WORLD/requests")" 1
}

test_a_server_in_trouble_is_asked_again() {
  fault 503 kubelet 1
  fault cut "cni-plugins-linux-$ARCH-v1.5.1.tgz" 1
  fault 429 network.yaml 2
  makes
  cmp <(on_iso "/cni/cni-plugins-$ARCH.tgz") "$WORLD/cni/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz"
  equal "$(grep -c network.yaml "$WORLD/requests")" 3
}

test_a_server_that_stays_in_trouble_is_told() {
  fault 503 kubelet 9
  refuses 1 "kubelet 1.30.3 cannot be fetched from $URL/"
  equal "$(grep -c 'kubelet$' "$WORLD/requests")" 3
}

test_nobody_listens() {
  export MOLD_ISO_KUBERNETES_MIRROR=http://127.0.0.1:9
  refuses 1 "kubeadm 1.30.3 cannot be fetched from http://127.0.0.1:9/"
}

test_what_is_empty_is_refused() {
  : >"$WORLD/units/kubelet/kubelet.service"
  refuses 1 "kubelet.service is empty"
}

test_what_is_no_archive_is_refused() {
  local file=$WORLD/cni/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz
  echo "not packed" >"$file"
  sha256sum <"$file" >"$file.sha256"
  refuses 1 "CNI plugins 1.5.1 is not an archive"
}

test_what_is_no_unit_is_refused() {
  echo '<html>' >"$WORLD/units/kubeadm/10-kubeadm.conf"
  refuses 1 "10-kubeadm.conf from $URL/units is not a unit of the kubelet"
}

test_another_version_under_the_name_of_this_one_is_refused() {
  mv "$WORLD/kubernetes/v1.30.3" "$WORLD/kubernetes/v1.30.4"
  refuses 1 "what came as kubeadm 1.30.4 says that it is v1.30.3" build 1 1.30.4
}

test_a_kubeadm_that_does_not_run_is_told() {
  local kubeadm=$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubeadm
  printf '\177ELF of another machine' >"$kubeadm"
  sha256sum <"$kubeadm" >"$kubeadm.sha256"
  refuses 1 "kubeadm does not run here"
}

# ---- arguments, settings and tools

test_seven_arguments_are_needed() {
  refuses 2 "seven arguments are needed, not 0" "$BUILDER"
  has "$WORLD/err" "usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH KUBERNETES_VERSION"
  refuses 2 "seven arguments are needed, not 6" "$BUILDER" 1 2 3 4 5 6
  refuses 2 "seven arguments are needed, not 8" build 7 more
}

test_help_is_the_head_of_the_script() {
  exits 0 "$BUILDER" --help
  has "$WORLD/stdout" "usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH"
  has "$WORLD/stdout" MOLD_ISO_IMAGE_MIRRORS
  hasnt "$WORLD/stdout" 'set -e'
}

test_wrong_output_paths_are_refused() {
  refuses 2 "OUTPUT_PATH is not a folder: $WORLD/missing" build 0 "$WORLD/missing"
  refuses 2 "OUTPUT_PATH is not a folder: $WORLD/calls" build 0 "$WORLD/calls"
  refuses 2 "OUTPUT_PATH is not a folder: " build 0 ''
  # Not even root can write there.
  refuses 2 "OUTPUT_PATH cannot be written to: /proc" build 0 /proc
}

test_wrong_versions_are_refused() {
  local version
  for version in '' 1.30 latest 1.30.3.4 1.30.x ../../etc '1.30.3 ' '1.30.3;id'; do
    refuses 2 "KUBERNETES_VERSION should be such as 1.30.3: $version" build 1 "$version"
    refuses 2 "CNI_VERSION should be such as 1.30.3: $version" build 2 "$version"
    refuses 2 "CRICTL_VERSION should be such as 1.30.3: $version" build 3 "$version"
  done
  refuses 2 "KUBERNETES_VERSION should be 1.15.0 at least: 1.14.9" build 1 1.14.9
}

test_wrong_manifests_are_refused() {
  refuses 2 "WEAVENET_NETWORK_YAML_CONFIG is not a file that can be read: $WORLD/missing.yaml" build 4 "$WORLD/missing.yaml"
  refuses 2 "WEAVENET_NETWORK_YAML_CONFIG is neither a URL nor a file: ftp://a/b" build 4 ftp://a/b
  refuses 2 "DASHBOARD_YAML_CONFIG is neither a URL nor a file: " build 5 ''
  refuses 2 "DASHBOARD_YAML_CONFIG is not a file that can be read: $WORLD" build 5 "$WORLD"
}

test_wrong_build_names_are_refused() {
  local name
  for name in '' .iso a/b .hidden -o 'a b' ..; do
    refuses 2 "BUILD_NAME should be letters, digits" build 6 "$name"
  done
  mkdir "$WORLD/taken" "$WORLD/taken/name.iso"
  refuses 2 "there is a folder of the ISO's name" build 0 "$WORLD/taken" 6 name
}

test_wrong_settings_are_refused() {
  MOLD_ISO_ENGINE=lxc refuses 2 "MOLD_ISO_ENGINE is not valid: lxc"
  MOLD_ISO_TRIES=0 refuses 2 "MOLD_ISO_TRIES is not valid: 0"
  MOLD_ISO_UNCHECKED=1 refuses 2 "MOLD_ISO_UNCHECKED is not valid: 1"
  MOLD_ISO_IMAGE_MIRRORS=mirror.example.org refuses 2 "MOLD_ISO_IMAGE_MIRRORS is not valid"
  MOLD_ISO_IMAGE_MIRRORS='a=b;c' refuses 2 "MOLD_ISO_IMAGE_MIRRORS is not valid"
  MOLD_ISO_IMAGES='busybox:1 Upper:1' refuses 2 "MOLD_ISO_IMAGES has what is no image's name: Upper:1"
  MOLD_ISO_CSI=$WORLD/missing refuses 2 "MOLD_ISO_CSI is not a file that can be read"
  MOLD_ISO_CNI_MIRROR=ftp://a refuses 2 "MOLD_ISO_CNI_MIRROR is neither a URL nor a folder: ftp://a"
  MOLD_ISO_CNI_MIRROR=$WORLD/missing refuses 2 "MOLD_ISO_CNI_MIRROR is not a folder: $WORLD/missing"
  equal "$(cat "$WORLD/requests")" ''
}

test_missing_tools_are_told_at_once() {
  take xorriso
  take skopeo
  cp -a "$TOOLS" "$WORLD/tools"
  rm "$WORLD/tools/curl" "$WORLD/tools/awk"
  PATH=$WORLD/bin:$WORLD/tools refuses 1 \
    "missing on this machine: curl, awk, xorriso (or genisoimage, mkisofs), docker (or podman, ctr, skopeo)"
  give xorriso
  MOLD_ISO_ENGINE=podman refuses 1 "missing on this machine: podman"
  equal "$(cat "$WORLD/requests")" ''
}

test_a_temporary_folder_that_is_not_there_is_told() {
  TMPDIR=$WORLD/missing refuses 1 "no temporary folder can be made in $WORLD/missing"
}

# ---- failures and the end

test_too_little_room_is_told_before_any_download() {
  MOLD_ISO_FREE_MIB=9999999 refuses 1 "there is too little room at $WORLD/out: 19999998 MiB are needed"
  equal "$(cat "$WORLD/requests")" ''
}

# small MIB COMMAND…: with a file system of that size as output folder.
small() {
  local size=$1 rc=0
  shift
  PATH=$SYSTEM_PATH mount -t tmpfs -o "size=${size}m" tmpfs "$WORLD/out"
  # shellcheck disable=SC2064 # it is this world that is meant
  trap "PATH=$SYSTEM_PATH umount '$WORLD/out'" EXIT
  "$@"
}

may_mount() {
  [ "$(id -u)" -eq 0 ] || { echo "passed over, as only root can mount: ${FUNCNAME[1]#test_}"; return 1; }
}

test_an_iso_that_will_not_fit_is_not_begun() {
  may_mount || return 0
  head -c 3000000 /dev/zero >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet"
  sha256sum <"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet" >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet.sha256"
  small 2 refuses 1 "MiB are needed, 2 are free"
}

test_a_disk_that_gets_full_meanwhile_leaves_nothing() {
  may_mount || return 0
  local writer
  head -c 3000000 /dev/urandom >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet"
  sha256sum <"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet" >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet.sha256"
  take xorriso
  small 8 true
  for writer in xorriso genisoimage; do
    # Somebody else writes there just as the ISO is begun.
    cat >"$WORLD/bin/$writer" <<END
#!/bin/bash
head -c 6000000 /dev/zero >"$WORLD/out/else"
"$(PATH=$SYSTEM_PATH command -v "$writer")" "\$@" && rc=0 || rc=\$?
rm "$WORLD/out/else"
exit \$rc
END
    chmod +x "$WORLD/bin/$writer"
    refuses 1 "$writer cannot write the ISO"
    take "$writer"
  done
}

test_a_former_iso_stays_when_the_new_one_fails() {
  echo former >"$WORLD/out/setup.iso"
  fault 404 10-kubeadm.conf 1
  exits 1 build
  equal "$(cat "$WORLD/out/setup.iso")" former
  printf '#!/bin/sh\nexit 5\n' >"$WORLD/bin/writer"
  chmod +x "$WORLD/bin/writer"
  take xorriso
  mv "$WORLD/bin/writer" "$WORLD/bin/xorriso"
  exits 1 build
  has "$WORLD/err" "xorriso cannot write the ISO: it does not say why"
  equal "$(cat "$WORLD/out/setup.iso")" former
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(ls -A "$WORLD/tmp")" ''
}

test_half_an_iso_is_not_taken_for_a_whole_one() {
  take xorriso
  cat >"$WORLD/bin/xorriso" <<END
#!/bin/bash
$(PATH=$SYSTEM_PATH command -v xorriso) "\$@"
while [ "\$1" != -o ]; do shift; done
truncate -s 100K "\$2"
END
  chmod +x "$WORLD/bin/xorriso"
  refuses 1 "what xorriso wrote is shorter than an ISO of"
  printf '#!/bin/bash\nexit 0\n' >"$WORLD/bin/xorriso"
  refuses 1 "what xorriso wrote is not an ISO labelled CDROM"
}

# in_background: build, in the background, as RUN, with the signals' defaults.
in_background() {
  env --default-signal=INT,HUP "$BUILDER" "$WORLD/out" 1.30.3 1.5.1 1.30.0 "$URL/yaml/network.yaml" \
    "$URL/yaml/dashboard.yaml" setup >"$WORLD/stdout" 2>"$WORLD/err" &
  RUN=$!
}

# ended_by SIGNAL STATUS: it ends at once, with all that it began, and leaves nothing but a former ISO.
ended_by() {
  local rc=0
  kill "-$1" "$RUN"
  wait "$RUN" || rc=$?
  equal "$rc" "$2"
  has "$WORLD/err" "error: interrupted; there is no new ISO"
  equal "$(ls -A "$WORLD/tmp")" ''
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(cat "$WORLD/out/setup.iso")" former
  equal "$(PATH=$SYSTEM_PATH pgrep -f "$WORLD/" || true)" ''
}

test_a_signal_during_a_download_leaves_nothing() {
  local signal
  echo former >"$WORLD/out/setup.iso"
  fault stall kubelet 9
  for signal in TERM/143 INT/130 HUP/129; do
    : >"$WORLD/requests"
    in_background
    eventually grep -q 'kubelet$' "$WORLD/requests"
    ended_by "${signal%/*}" "${signal#*/}"
  done
}

test_a_signal_during_a_pull_leaves_nothing() {
  echo former >"$WORLD/out/setup.iso"
  take skopeo
  give_engine docker
  : >"$WORLD/hang/docker-save"
  in_background
  eventually grep -q 'docker save' "$WORLD/calls"
  ended_by TERM 143
  equal "$(cat "$WORLD/held")" ''
}

test_a_signal_while_the_iso_is_written_leaves_nothing() {
  echo former >"$WORLD/out/setup.iso"
  take xorriso
  printf '#!/bin/bash\ntouch "%s/writing"\nexec sleep 600\n' "$WORLD" >"$WORLD/bin/xorriso"
  chmod +x "$WORLD/bin/xorriso"
  in_background
  eventually test -f "$WORLD/writing"
  ended_by TERM 143
}

test_a_signal_between_two_tries_leaves_nothing() {
  echo former >"$WORLD/out/setup.iso"
  export MOLD_ISO_PAUSE=600
  fault 503 kubelet 9
  in_background
  eventually grep -q 'once more in 600 seconds' "$WORLD/err"
  ended_by TERM 143
}

test_output_that_nobody_reads_leaves_nothing() {
  local status
  set +e
  build 6 setup 2>"$WORLD/err" | true
  status=${PIPESTATUS[0]}
  set -e
  equal "$status" 141
  equal "$(ls -A "$WORLD/tmp")$(ls -A "$WORLD/out")" ''
}

test_two_at_once_do_not_disturb_each_other() {
  local other
  in_background
  other=$RUN
  exits 0 build
  wait "$other"
  equal "$(on_iso /k8s/kubelet)" "the kubelet"
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(ls -A "$WORLD/tmp")" ''
}

# ---- the bundle

test_the_installed_file_stands_alone() {
  "$HERE/../iso/bundle.sh" "$WORLD/again"
  cmp "$BUILDER" "$WORLD/again"
  equal "$(grep -c '^source ' "$WORLD/again" || true)" 0
  hasnt "$WORLD/again" ISO_LIB=
  equal "$(stat -c %a "$WORLD/again")" 755
}

test_it_runs_from_the_tree_as_well() {
  BUILDER=$HERE/../create-kubernetes-binaries-iso.sh
  makes
}

main() {
  SYSTEM_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  need_commands xorriso genisoimage curl python3 blkid pgrep
  SCRATCH=$(mktemp -d)
  BUILDER=$SCRATCH/create-kubernetes-binaries-iso.sh
  trap 'stop_mirror; rm -rf "$SCRATCH"' EXIT
  "$HERE/../iso/bundle.sh" "$BUILDER"
  make_tools
  make_upstream
  start_mirror
  run_tests "$@"
}

main "$@"
