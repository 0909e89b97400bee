# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# The seven arguments, the same as those of CloudStack's script of this name.

readonly OLDEST_MINOR=15

usage() {
  cat <<'END'
usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH KUBERNETES_VERSION CNI_VERSION CRICTL_VERSION
         WEAVENET_NETWORK_YAML_CONFIG DASHBOARD_YAML_CONFIG BUILD_NAME
e.g.:  create-kubernetes-binaries-iso.sh . 1.30.3 1.5.1 1.30.0 NETWORK.yaml DASHBOARD.yaml setup-1.30.3
--help tells more.
END
}

read_arguments() {
  if [ "${1:-}" = --help ]; then
    sed -n '2,/^set -/ { /^set -/ !s/^# \{0,1\}//p }' "$0"
    exit 0
  fi
  if [ $# -ne 7 ]; then
    usage >&2
    misuse "seven arguments are needed, not $#"
  fi
  read_output "$1" "$7"
  KUBERNETES_VERSION=$(version KUBERNETES_VERSION "$2")
  CNI_VERSION=$(version CNI_VERSION "$3")
  CRICTL_VERSION=$(version CRICTL_VERSION "$4")
  check_age
  NETWORK=$5
  DASHBOARD=$6
  check_manifest WEAVENET_NETWORK_YAML_CONFIG "$NETWORK"
  check_manifest DASHBOARD_YAML_CONFIG "$DASHBOARD"
  case $(uname -m) in
    x86_64) ARCH=amd64 ;;
    aarch64) ARCH=arm64 ;;
    *) fatal "ISOs can be built on amd64 and arm64 machines only; this one is $(uname -m)" ;;
  esac
}

read_output() {
  local folder=$1 name=${2%.iso} probe
  [ -d "$folder" ] || misuse "OUTPUT_PATH is not a folder: $folder"
  OUTPUT=$(cd -- "$folder" && pwd) || misuse "OUTPUT_PATH cannot be entered: $folder"
  # Not by its mode, which does not tell root whether the file system is read-only.
  probe=$(mktemp "$OUTPUT/.probe.XXXXXXXX" 2>/dev/null) || misuse "OUTPUT_PATH cannot be written to: $folder"
  rm -f "$probe"
  # Used in paths and file names, so special characters are not allowed.
  [[ $name =~ ^[A-Za-z0-9_][A-Za-z0-9._+-]{0,199}$ ]] ||
    misuse "BUILD_NAME should be letters, digits and ._+- only, and begin with none of .+-: $2"
  ISO=${OUTPUT%/}/$name.iso
  [ ! -d "$ISO" ] || misuse "there is a folder of the ISO's name: $ISO"
}

version() {
  local given=${2#v}
  [[ $given =~ ^[0-9]{1,4}(\.[0-9]{1,4}){2}(-(alpha|beta|rc)\.[0-9]{1,4})?$ ]] ||
    misuse "$1 should be such as 1.30.3: $2"
  echo "$given"
}

# Koral's nodes do not support older versions.
check_age() {
  local major minor
  IFS=. read -r major minor _ <<<"$KUBERNETES_VERSION"
  ((major > 1 || major == 1 && minor >= OLDEST_MINOR)) ||
    misuse "KUBERNETES_VERSION should be 1.$OLDEST_MINOR.0 at least: $KUBERNETES_VERSION"
}

check_manifest() {
  is_source "$2" || misuse "$1 is neither a URL nor a file: $(shown "$2")"
  [[ $2 == *://* || -f $2 && -r $2 ]] || misuse "$1 is not a file that can be read: $2"
}

check_mirror() {
  is_source "$2" || misuse "$1 is neither a URL nor a folder: $(shown "$2")"
  [[ $2 == *://* || -d $2 ]] || misuse "$1 is not a folder: $2"
}
