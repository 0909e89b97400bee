#!/usr/bin/env bash
# Builds Kubernetes and all other contents of a binaries ISO from Go modules and Debian packages alone, without
# container engine or image registry. For tests of real clusters where neither is available; operators build their ISOs
# with create-kubernetes-binaries-iso.sh from upstream's releases.
#
# usage: build-kubernetes.sh VERSION [--iso] [--only WHAT[,WHAT…]] [--jobs N]
#        build-kubernetes.sh VERSION --list
#   VERSION      1.30.3 or 1.31.4 (kubernetes/lib/versions.sh)
#   --iso        the ISO too, which is built last
#   --only WHAT  only these and their dependencies: a program, images/NAME, programs, images, files, cni, cri-tools, iso
#   --jobs N     at most N compilers in parallel (default: the number of processors)
#   --list       lists the existing outputs with size and checksum, and builds nothing
#
# The first build of 1.31.4 took 18 minutes on two busy cores; one of 1.30.3 from the go command's cache, a minute.
# Outputs built from the same inputs are kept, so an aborted build continues where it was. A second build of the same
# version waits for the first.
#
# Layout of the cache, $CACHE = ${MOLD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mold}/kubernetes/VERSION:
#   bin/         kubeadm kubelet kubectl kube-apiserver kube-controller-manager kube-scheduler kube-proxy
#                etcd etcdctl coredns crictl pause podnet web
#   images/      NAME.tar, a docker-archive each: the images that kubeadm lists, under its names, and
#                localhost/koral-podnet:1 (the pod network), -web:1 (of web.yaml), -toolbox:1 (busybox)
#   network.yaml web.yaml          the pod network and a sample application (NodePort 30080)
#   kubelet.service 10-kubeadm.conf
#   cni/cni-plugins-linux-ARCH.tgz cri-tools/crictl-linux-ARCH.tar.gz
#   iso/         setup-vVERSION.iso and its .sha256
#   log/         the build log of each output
#
# Settings read: MOLD_CACHE, XDG_CACHE_HOME, HOME (see above); MOLD_NICE (15), the niceness of compilers; those of the
# go command, such as GOPROXY and GOCACHE.
set -euo pipefail
shopt -s inherit_errexit
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"

HERE=$ROOT/scripts/dev/kubernetes
readonly HERE
# shellcheck source=kubernetes/lib/versions.sh
source "$HERE/lib/versions.sh"
# shellcheck source=kubernetes/lib/host.sh
source "$HERE/lib/host.sh"
# shellcheck source=kubernetes/lib/outputs.sh
source "$HERE/lib/outputs.sh"
# shellcheck source=kubernetes/lib/binaries.sh
source "$HERE/lib/binaries.sh"
# shellcheck source=kubernetes/lib/images.sh
source "$HERE/lib/images.sh"
# shellcheck source=kubernetes/lib/files.sh
source "$HERE/lib/files.sh"
# shellcheck source=kubernetes/lib/iso.sh
source "$HERE/lib/iso.sh"

ONLY=()
ISO=no
LIST=no
JOBS=
NICE=${MOLD_NICE:-15}
KEPT=0
MADE=0

usage() {
  fatal "usage: build-kubernetes.sh VERSION [--iso] [--only WHAT[,WHAT…]] [--jobs N] [--list]; VERSION is one of ${KNOWN_VERSIONS[*]}"
}

read_arguments() {
  [[ $# -ge 1 && $1 != -* ]] || usage
  use_version "${1#v}"
  shift
  while [[ $# -gt 0 ]]; do
    case $1 in
      --iso) ISO=yes ;;
      --list) LIST=yes ;;
      --only)
        [[ -n ${2:-} ]] || usage
        IFS=, read -r -a ONLY <<<"$2"
        shift
        ;;
      --jobs)
        [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || usage
        JOBS=$2
        shift
        ;;
      *) usage ;;
    esac
    shift
  done
  CACHE=${MOLD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mold}/kubernetes/$VERSION
}

# One build of a version at a time. The lock ends with the process, even if it is killed.
lock_cache() {
  mkdir -p "$CACHE"
  exec {LOCK}>"$CACHE/.lock"
  if ! flock -n "$LOCK"; then
    info "another build of Kubernetes $VERSION is running; waiting for it"
    flock "$LOCK"
  fi
}

# Reports a mistyped name at once, and not after the other outputs have been built.
check_names() {
  local what known=" ${PROGRAMS[*]} ${IMAGES[*]/#/images/} programs images files cni cri-tools iso "
  for what in "${ONLY[@]}"; do
    [[ $known == *" $what "* ]] || fatal "there is no output $what, but$known"
  done
}

# make WHAT
make() {
  local name
  case $1 in
    programs) for name in "${PROGRAMS[@]}"; do make_program "$name"; done ;;
    images)
      for name in "${IMAGES[@]}"; do make_image "$name"; done
      make_program kubeadm
      check_images
      ;;
    images/*) make_image "${1#images/}" ;;
    files) for name in "${FILES[@]}"; do make_file "$name"; done ;;
    cni) make_cni ;;
    cri-tools) make_crictl_archive ;;
    iso)
      for name in programs images files cni cri-tools; do make "$name"; done
      make_iso
      ;;
    *) make_program "$1" ;;
  esac
}

main() {
  read_arguments "$@"
  if [[ $LIST == yes ]]; then
    list_outputs
    return
  fi
  local what
  if [[ ${#ONLY[@]} -eq 0 ]]; then
    ONLY=(programs images files cni cri-tools)
    [[ $ISO == no ]] || ONLY+=(iso)
  fi
  check_names
  need_host
  use_go
  lock_cache
  for what in "${ONLY[@]}"; do
    make "$what"
  done
  info "Kubernetes $VERSION in $CACHE: $MADE made, $KEPT kept, $SECONDS s"
}

main "$@"
