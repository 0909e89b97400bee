# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# Checks the build machine: go must be installed, missing Debian packages are installed.

# Each package with a file of it that is used.
readonly NEEDED=(
  gcc=/usr/bin/gcc
  binutils=/usr/bin/readelf
  libc6-dev=/usr/include/stdio.h
  python3-minimal=/usr/bin/python3
  xorriso=/usr/bin/xorriso
  busybox=/bin/busybox
  containernetworking-plugins=/usr/lib/cni/bridge
  iptables=/usr/sbin/xtables-nft-multi
  nftables=/usr/sbin/nft
  conntrack=/usr/sbin/conntrack
)

need_host() {
  command -v dpkg-query >/dev/null || fatal "this needs Debian, whose programs and libraries are copied into images"
  command -v go >/dev/null || fatal "go is not on the PATH; any version since 1.21 will do, it fetches $GO_TOOLCHAIN itself"
  local missing=() one
  for one in "${NEEDED[@]}"; do
    [[ -e ${one#*=} ]] || missing+=("${one%%=*}")
  done
  [[ ${#missing[@]} -eq 0 ]] || install_packages "${missing[@]}"
  ARCH=$(dpkg --print-architecture)
}

# No services are needed.
install_packages() {
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    fatal "these Debian packages are needed and missing: $*"
  fi
  info "installing $*"
  local get=(apt-get -qq -o DPkg::Lock::Timeout=300)
  if ! DEBIAN_FRONTEND=noninteractive "${get[@]}" install -y --no-install-recommends "$@" >/dev/null 2>&1; then
    "${get[@]}" update
    DEBIAN_FRONTEND=noninteractive "${get[@]}" install -y --no-install-recommends "$@" >/dev/null
  fi
}
