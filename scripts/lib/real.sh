# Shared by the scripts that run real machines on this host; to be sourced after common.sh.
# Gives CACHE and the functions need_real_host, node_template, kubernetes_folder.
#
# Environment:
#   MOLD_CACHE     cache folder (default: mold in XDG_CACHE_HOME, or in ~/.cache)
#   MOLD_TEMPLATE  an existing node image (default: that of the cache, built if it is missing or stale)
#   TMPDIR         folder for the machines' disks (default: /tmp)
# shellcheck shell=bash
# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
export TMPDIR=${TMPDIR:-/tmp}
CACHE=${MOLD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mold}

# Programs that the machine back end runs, with their Debian packages.
readonly REAL_PROGRAMS=(
  dnsmasq:dnsmasq-base haproxy:haproxy ip:iproute2 losetup:mount mkfs.ext4:e2fsprogs nft:nftables nginx:nginx-light
  nsenter:util-linux systemd-nspawn:systemd-container tc:iproute2
)
# For three nodes with their images, and the built files.
readonly ROOM_GIB=8
readonly MEMORY_GIB=4

# Checks that the host can run a cluster of 1+2, and installs missing packages.
need_real_host() {
  [[ $(uname -s) == Linux ]] || fatal "real machines need Linux"
  [[ $(id -u) -eq 0 ]] || fatal "real machines need root: they use namespaces, mounts and control groups"
  need_programs "${REAL_PROGRAMS[@]}"
  need_room
}

need_room() {
  local room memory
  mkdir -p "$TMPDIR" "$CACHE"
  room=$(df --output=avail --block-size=1G "$TMPDIR" | tail -n 1)
  [[ $room -ge $ROOM_GIB ]] || fatal "$TMPDIR has $room GiB left, and $ROOM_GIB are needed; TMPDIR may name another folder"
  memory=$(awk '$1 == "MemAvailable:" { print int($2 / 1048576) }' /proc/meminfo)
  [[ $memory -ge $MEMORY_GIB ]] || fatal "$memory GiB of memory are free, and $MEMORY_GIB are needed"
}

# Prints the path of the node image.
node_template() {
  if [[ -n ${MOLD_TEMPLATE:-} ]]; then
    [[ -f $MOLD_TEMPLATE ]] || fatal "there is no node image $MOLD_TEMPLATE"
    readlink -f "$MOLD_TEMPLATE"
  else
    "$ROOT/scripts/image/build-system-vm-template.sh"
  fi
}

# Prints the folder with the binaries, manifests and ISO of a Kubernetes version: kubernetes_folder VERSION
kubernetes_folder() {
  MOLD_CACHE=$CACHE "$ROOT/scripts/dev/build-kubernetes.sh" "$1" --iso >&2
  printf '%s\n' "$CACHE/kubernetes/$1"
}
