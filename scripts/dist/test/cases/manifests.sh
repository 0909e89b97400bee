# shellcheck shell=bash
# Manifests, and the images that they name.

test_manifests_may_be_files() {
  export MOLD_ISO_CSI=$WORLD/yaml/csi.yaml MOLD_ISO_AUTOSCALER=yaml/autoscaler.yaml
  cd "$WORLD" || exit
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
