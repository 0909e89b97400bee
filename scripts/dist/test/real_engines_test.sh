#!/usr/bin/env bash
# real_engines_test.sh [WORD]: tests with images that real engines pull from a real registry on the loopback address,
# and with a real containerd that imports the archives as nodes do. With WORD, only those tests whose names contain it.
# Needs skopeo and docker-registry, without which all tests are skipped; docker, podman and containerd are tested if
# they are installed. Ends with "N passed, N failed". Settings read: none.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=world.sh
source "$HERE/world.sh"
# shellcheck source=registry.sh
source "$HERE/registry.sh"

readonly IMAGES=(kube-apiserver:v1.30.3 coredns/coredns:v1.11.1 pause:3.9 flannel/flannel:v0.25.5
  kubernetesui/dashboard:v2.7.0 pinned:1)

# All images come from the registry; one of them is requested by its digest.
real_world() {
  local name
  rm "$WORLD/bin/skopeo"
  export PATH=$WORLD/bin:$SYSTEM_PATH MOLD_ISO_ENGINE=$1 MOLD_ISO_IMAGE_MIRRORS="*=http://$REGISTRY"
  MOLD_ISO_IMAGES=quay.example.org/pinned:1@$(digest pinned:1)
  export MOLD_ISO_IMAGES
}

pulls_with() {
  # The registry is shared by all tests; engines are started for this one.
  BEGUN=()
  trap end_all EXIT
  real_world "$1"
  start_engine "$1" || { echo "passed over, as it is not installed, or cannot run here: $1"; return 0; }
  makes
  has "$WORLD/stdout" "pulled with $1"
  equal "$(iso_paths | grep -c '^/docker/')" "${#IMAGES[@]}"
  local name folder
  for name in registry.k8s.io/{kube-apiserver:v1.30.3,coredns/coredns:v1.11.1,pause:3.9} \
    docker.io/{flannel/flannel:v0.25.5,kubernetesui/dashboard:v2.7.0} quay.example.org/pinned:1; do
    folder=$WORLD/archive/$name
    mkdir -p "$folder"
    on_iso "/docker/${name//[\/:]/_}.tar" >"$folder/archive.tar"
    tar -xf "$folder/archive.tar" -C "$folder"
    # docker omits the name of its own registry, which containerd adds again.
    has <(tr -d ' ' <"$folder/manifest.json") "${name#docker.io/}\"]"
    # The layer is this platform's, compressed or not.
    find "$folder" -type f ! -name archive.tar -exec gzip -cdfq {} + >"$folder.content"
    has "$folder.content" "${name#*/} $ARCH"
  done
  imports
}

# Imports the archives as nodes do.
imports() {
  [ -n "${CONTAINERD_ADDRESS:-}" ] || start_engine ctr || { echo "passed over, without containerd: the import"; return 0; }
  local archive
  while IFS= read -r archive; do
    ctr -n k8s.io images import "$archive" >"$WORLD/imported" 2>&1 || fail "not imported: $(cat "$WORLD/imported")"
  done < <(find "$WORLD/archive" -name archive.tar)
  equal "$(ctr -n k8s.io images ls -q | sort)" "$(printf '%s\n' docker.io/{flannel/flannel:v0.25.5,kubernetesui/dashboard:v2.7.0} \
    quay.example.org/pinned:1 registry.k8s.io/{coredns/coredns:v1.11.1,kube-apiserver:v1.30.3,pause:3.9})"
}

test_skopeo_pulls_from_a_real_registry() {
  pulls_with skopeo
}

test_podman_pulls_from_a_real_registry_and_keeps_nothing() {
  pulls_with podman
  ! command -v podman >/dev/null || equal "$(podman images -q)" ''
}

test_ctr_pulls_from_a_real_registry_and_keeps_nothing() {
  pulls_with ctr
  [ -z "${CONTAINERD_ADDRESS:-}" ] || equal "$(ctr -n mold-iso images ls -q)" ''
}

test_docker_pulls_from_a_real_registry_and_keeps_nothing() {
  pulls_with docker
  [ -z "${DOCKER_HOST:-}" ] || equal "$(docker images -q)" ''
}

test_a_registry_that_is_down_leaves_nothing() {
  real_world skopeo
  MOLD_ISO_IMAGE_MIRRORS="*=http://127.0.0.1:$(free_port)"
  refuses 1 "cannot be pulled from 127.0.0.1:"
  has "$WORLD/err" "connection refused"
}

test_an_image_that_the_registry_does_not_have_leaves_nothing() {
  real_world skopeo
  MOLD_ISO_IMAGES=missing:1
  refuses 1 "the image docker.io/library/missing:1 cannot be pulled from $REGISTRY/library/missing:1 with skopeo"
}

main() {
  local name
  SYSTEM_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  need_commands xorriso curl python3
  if ! command -v skopeo >/dev/null || ! command -v docker-registry >/dev/null; then
    echo "passed over, as skopeo and docker-registry are not both installed"
    return 0
  fi
  SCRATCH=$(mktemp -d)
  BUILDER=$SCRATCH/create-kubernetes-binaries-iso.sh
  trap 'end_all; stop_mirror; rm -rf "$SCRATCH"' EXIT
  bundle_builder "$BUILDER"
  make_tools
  make_upstream
  start_mirror
  start_registry
  for name in "${IMAGES[@]}"; do
    publish "$name"
  done
  run_tests "$@"
}

main "$@"
