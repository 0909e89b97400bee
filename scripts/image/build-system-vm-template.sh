#!/usr/bin/env bash
# Builds the root file system of nodes, the "system VM template", as one read-only erofs file to be loop-mounted.
#
# usage: build-system-vm-template.sh [OUT]
#
# OUT is templates/system-vm-debian-12.img in the cache folder unless given; only its path is printed to standard
# output. Does nothing if OUT was built from the same inputs. Inputs: this script, files/, the package sources. Needs
# root and Debian; installs mmdebstrap and erofs-utils if they are missing.
#
# Environment:
#   MOLD_CACHE        cache folder (default: mold in XDG_CACHE_HOME, or in ~/.cache)
#   MOLD_APT_SOURCES  a file with apt sources of Debian 12, one-line or deb822 format (default: those of this machine)
#   SOURCE_DATE_EPOCH the modification time of all files of the image, in seconds (default: a fixed one)
#   TMPDIR            working folder, which needs about 700 MB (default: /tmp)
set -euo pipefail
umask 022
export LC_ALL=C

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SUITE=bookworm
UUID=6d6f6c64-0000-4000-8000-000000000012
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1735689600}

PACKAGES=(
  systemd systemd-sysv dbus usr-is-merged
  openssh-server sudo cloud-init python3
  containerd runc containernetworking-plugins
  iproute2 iptables nftables ebtables conntrack ethtool socat isc-dhcp-client
  bash ca-certificates curl fuseiso kmod mount procps util-linux xz-utils zstd
)
# Not used on nodes, except for the licences.
LEFT_OUT=(
  '/usr/share/man/*' '/usr/share/info/*' '/usr/share/locale/*' '/usr/share/i18n/*' '/usr/share/lintian/*'
  '/usr/share/bash-completion/*' '/usr/share/doc/*'
  # Starts Python for every lease, which is of use only on other clouds.
  '/etc/dhcp/dhclient-exit-hooks.d/hook-dhclient' '/etc/dhcp/debug'
  '/etc/dhcp/dhclient-enter-hooks.d/debug' '/etc/dhcp/dhclient-exit-hooks.d/debug'
)
# Useless in a machine without devices, consoles and package sources.
MASKED=(
  systemd-udevd.service systemd-udevd-kernel.socket systemd-udevd-control.socket systemd-udev-trigger.service
  systemd-modules-load.service kmod-static-nodes.service systemd-pstore.service systemd-firstboot.service
  systemd-repart.service systemd-random-seed.service systemd-binfmt.service proc-sys-fs-binfmt_misc.automount
  sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount dev-hugepages.mount
  getty@.service getty-static.service console-getty.service
  apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer
  cloud-init-local.service cloud-init-hotplugd.socket sshd-keygen.service
)

info() { printf '%s\n' "$*" >&2; }
fatal() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Runs a command and prints its output only if it fails.
quietly() {
  if ! "$@" >"$WORK/log" 2>&1; then
    tail -n 30 "$WORK/log" >&2
    fatal "$1 failed"
  fi
}

need_tools() {
  local missing=()
  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  command -v mkfs.erofs >/dev/null || missing+=(erofs-utils)
  [[ $(id -u) -eq 0 ]] || fatal "only root can build the image"
  command -v apt-get >/dev/null || fatal "the image can only be built on Debian: there is no apt-get"
  [[ ${#missing[@]} -gt 0 ]] || return 0
  info "Installing ${missing[*]}"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Prints the sources in MOLD_APT_SOURCES, or else the sources of Debian 12 in this machine's apt configuration.
package_sources() {
  if [[ -n ${MOLD_APT_SOURCES:-} ]]; then
    cat "$MOLD_APT_SOURCES"
  else
    host_sources | grep -E "^deb [^ ]+ $SUITE([-/][^ ]*)? " || true
  fi
}

host_sources() {
  # shellcheck disable=SC2016 # apt's own variables
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian'
}

find_sources() {
  package_sources >"$WORK/sources"
  if [[ ! -s $WORK/sources ]]; then
    # A new machine has not downloaded its package lists.
    apt-get update -qq >&2
    package_sources >"$WORK/sources"
  fi
  [[ -s $WORK/sources ]] || fatal "apt has no source of Debian 12 ($SUITE); name one in MOLD_APT_SOURCES"
}

# Prints one hash of all inputs of the image.
inputs() {
  {
    echo "$SOURCE_DATE_EPOCH"
    cat "${BASH_SOURCE[0]}" "$WORK/sources"
    find "$HERE/files" -type f -printf '%P %m\n' -exec cat {} + | sort
  } | sha256sum | cut -d' ' -f1
}

bootstrap() {
  local options=() pattern
  for pattern in "${LEFT_OUT[@]}"; do
    options+=("--dpkgopt=path-exclude=$pattern")
  done
  # Proxies and the like; removed from the image again, see clean.
  apt-config dump Acquire >"$WORK/apt.conf"
  # The usrmerge package would add 50 MB of Perl; mmdebstrap has merged /usr already.
  printf '%s\n' 'Package: usrmerge' 'Pin: release *' 'Pin-Priority: -1' >"$WORK/preferences"
  quietly mmdebstrap --mode=root --variant=minbase --format=directory "${options[@]}" \
    --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' --aptopt="$WORK/apt.conf" \
    --setup-hook="install -D -m 0644 '$WORK/preferences' \"\$1/etc/apt/preferences.d/mold\"" \
    --include="$(IFS=,; echo "${PACKAGES[*]}")" "$SUITE" "$TREE" "$WORK/sources"
}

configure() {
  tar -C "$HERE/files" --owner=0 --group=0 --mode=u=rwX,go=rX -cf - . | tar -C "$TREE" --no-overwrite-dir -xf -
  chroot "$TREE" systemctl --quiet mask "${MASKED[@]}"
  chroot "$TREE" systemctl --quiet enable mold-dhcp.service ssh.service containerd.service
  mkdir -p "$TREE/opt/cni/bin" "$TREE/etc/cni/net.d"
  echo localhost >"$TREE/etc/hostname"
  : >"$TREE/etc/resolv.conf"
  chmod 0644 "$TREE/etc/hostname" "$TREE/etc/resolv.conf"
}

# Removes what would differ between builds, and what machines must not share: keys, ids, logs, caches.
clean() {
  (
    cd "$TREE"
    rm -rf dev/* run/* tmp/* var/tmp/* var/cache/apt/* var/lib/apt/lists/*
    rm -f etc/ssh/ssh_host_* etc/{passwd,group,shadow,gshadow,subuid,subgid}- var/lib/dbus/machine-id
    rm -f etc/apt/sources.list{,.d/*} etc/apt/apt.conf.d/99mmdebstrap etc/apt/preferences.d/mold
    rm -f var/lib/dpkg/*-old var/cache/debconf/*-old var/cache/ldconfig/aux-cache var/lib/systemd/random-seed
    find var/log -type f -delete
    : >etc/machine-id
  )
}

# Python checks compiled modules by their source's time, which the image changes; so they are rebuilt with unchecked
# hashes.
compile_python() {
  find "$TREE/usr/lib" -name __pycache__ -prune -exec rm -rf {} +
  PYTHONHASHSEED=0 chroot "$TREE" python3 -m compileall -q -j 1 --invalidation-mode unchecked-hash \
    /usr/lib/python3 /usr/lib/python3.11
}

# Replaces the image atomically.
pack() {
  quietly mkfs.erofs -T "$SOURCE_DATE_EPOCH" -U "$UUID" "$OUT.new" "$TREE"
  mv -f "$OUT.new" "$OUT"
  echo "$1" >"$OUT.inputs"
}

build() {
  info "Building $OUT"
  bootstrap
  configure
  compile_python
  clean
  pack "$1"
  info "$(stat -c %s "$OUT") bytes, SHA-256 $(sha256sum "$OUT" | cut -d' ' -f1), $SECONDS seconds"
}

main() {
  [[ $# -le 1 ]] || fatal "usage: build-system-vm-template.sh [OUT]"
  OUT=${1:-${MOLD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mold}/templates/system-vm-debian-12.img}
  mkdir -p "$(dirname "$OUT")"
  # Of two concurrent callers the second finds what the first has built.
  exec 9>"$OUT.lock"
  flock 9
  WORK=$(mktemp -d)
  TREE=$WORK/tree
  trap 'rm -rf --one-file-system "$WORK" "$OUT.new"' EXIT
  need_tools
  find_sources
  local wanted
  wanted=$(inputs)
  if [[ ! -f $OUT || $(cat "$OUT.inputs" 2>/dev/null) != "$wanted" ]]; then
    build "$wanted"
  fi
  echo "$OUT"
}

main "$@"
