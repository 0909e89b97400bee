# shellcheck shell=bash
# shellcheck disable=SC2034,SC2153 # used by, or from, the other files
# Checks required programs and disk space.

readonly ENGINE_WAIT_SECONDS=30

check_commands() {
  local name missing=()
  for name in curl tar gzip awk sed grep sha256sum sha512sum timeout mktemp df du od; do
    command -v "$name" >/dev/null || missing+=("$name")
  done
  WRITER=$(first_command xorriso genisoimage mkisofs) || missing+=("xorriso (or genisoimage, mkisofs)")
  if [ -n "$ENGINE" ]; then
    first_command "$ENGINE" >/dev/null || missing+=("$ENGINE")
  else
    first_command "${ENGINES[@]}" >/dev/null || missing+=("docker (or podman, ctr, skopeo)")
  fi
  [ "${#missing[@]}" -eq 0 ] || fatal "missing on this machine: $(joined "${missing[@]}")"
}

first_command() {
  local name
  for name in "$@"; do
    if command -v "$name" >/dev/null; then
      echo "$name"
      return 0
    fi
  done
  return 1
}

joined() {
  local all
  printf -v all ', %s' "$@"
  echo "${all#, }"
}

# A client is often installed without its daemon; then the next engine is tried.
choose_engine() {
  local name tried=()
  [ -z "$ENGINE" ] || set -- "$ENGINE"
  [ $# -gt 0 ] || set -- "${ENGINES[@]}"
  for name in "$@"; do
    command -v "$name" >/dev/null || continue
    if answers "$name"; then
      ENGINE=$name
      info "images will be pulled with $ENGINE"
      return 0
    fi
    tried+=("$name ($(why))")
  done
  fatal "no engine to pull images with answers: $(joined "${tried[@]}")"
}

answers() {
  case $1 in
    docker) child "$ENGINE_WAIT_SECONDS" docker version --format '{{.Server.Version}}' ;;
    podman) child "$ENGINE_WAIT_SECONDS" podman info --format '{{.Version.Version}}' ;;
    ctr) child "$ENGINE_WAIT_SECONDS" ctr version ;;
    skopeo) child "$ENGINE_WAIT_SECONDS" skopeo --version ;;
  esac
}

# An estimate, so as not to fail after an hour of downloads; the exact size is known when the ISO is written.
check_room() {
  local needed=$FREE_MIB
  if [ "$(stat -c %d "$WORK")" = "$(stat -c %d "$OUTPUT")" ]; then
    needed=$((2 * FREE_MIB))
  else
    need_room "$WORK" "$FREE_MIB"
  fi
  need_room "$OUTPUT" "$needed"
}

# need_room FOLDER MIB
need_room() {
  local free
  free=$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$2" ] || fatal "there is too little room at $1: $2 MiB are needed, $free are free"
}
