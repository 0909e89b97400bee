#!/usr/bin/env bash
# Boots a machine from the image, as the machine back end does, and tests everything that Mold and Koral rely on.
#
# usage: test-system-vm-template.sh [IMAGE]
#
# IMAGE is built first unless given. Needs root, Debian, cgroups of version 1, /dev/fuse and a few programs, which are
# installed if missing. Removes all that it creates (namespaces, mounts, control groups, loop devices).
#
# Environment: KEEP=1 keeps the folder with logs; otherwise as for build-system-vm-template.sh.
set -euo pipefail
export LC_ALL=C

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
GOLDEN=$HERE/../../plugin-koral/src/test/resources/dev/mold/koral/cloudinit/node-user-data.yaml
NAME=tvm$$
WORK=$(mktemp -d)
# shellcheck source=test/report.sh
source "$HERE/test/report.sh"
# shellcheck source=test/network.sh
source "$HERE/test/network.sh"
# shellcheck source=test/machine.sh
source "$HERE/test/machine.sh"
# shellcheck source=test/checks.sh
source "$HERE/test/checks.sh"

need_tools() {
  [ "$(id -u)" -eq 0 ] || { echo "error: only root can boot machines" >&2; exit 1; }
  local missing=() pair
  for pair in systemd-nspawn:systemd-container dnsmasq:dnsmasq-base xorriso:xorriso ip:iproute2 ssh:openssh-client \
    python3:python3 ping:iputils-ping mkfs.erofs:erofs-utils; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

clean_up() {
  set +e
  pull_the_plug
  close_disk
  remove_groups
  remove_network
  detach_iso
  ! mountpoint -q "$LOWER" || umount "$LOWER"
  if [ -n "${KEEP:-}" ]; then echo "logs: $WORK"; else rm -rf --one-file-system "$WORK"; fi
}

main() {
  [ $# -le 1 ] || { echo "usage: test-system-vm-template.sh [IMAGE]" >&2; exit 2; }
  need_tools
  local image=${1:-}
  [ -n "$image" ] || image=$("$HERE/build-system-vm-template.sh")
  trap clean_up EXIT
  mount_image "$image"
  make_network
  make_keys
  make_iso
  test_file_system
  test_first_boot
  test_repaired_network
  test_reboot
  test_boot_without_router
  test_broken_user_data
  test_plain_machine
  test_no_metadata
  test_no_dhcp
  echo "$FAILED failed"
  [ "$FAILED" -eq 0 ]
}

main "$@"
