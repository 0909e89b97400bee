# shellcheck shell=bash
# Downloads, and their checksums.

readonly ABSENT=44
readonly CONNECT_SECONDS=30
readonly STALLED_SECONDS=60

# need WHAT SOURCE FILE: downloads or copies SOURCE to FILE, or fails.
need() {
  local what=$1 source=$2 file=$3 status=0
  info "fetching $what"
  fetch "$source" "$file" || status=$?
  case $status in
    0) [ -s "$file" ] || fatal "$what is empty at $(shown "$source")" ;;
    "$ABSENT") fatal "there is no $what at $(shown "$source")" ;;
    *) fatal "$what cannot be fetched from $(shown "$source"): $(why)" ;;
  esac
}

# need_checked WHAT SOURCE FILE: the same, and verifies the published checksum.
need_checked() {
  need "$@"
  check_sum "$@"
}

# fetch SOURCE FILE: exit status ABSENT if there is nothing at that source, 1 if it cannot be fetched.
fetch() {
  case $1 in
    *://*) download "$1" "$2" ;;
    *)
      [ -f "$1" ] || return "$ABSENT"
      child "$LIMIT" cp -- "$1" "$2"
      ;;
  esac
}

# Answers that will not change are not retried.
download() {
  local n status
  for ((n = 1; ; n++)); do
    status=0
    child "$LIMIT" curl --fail --silent --show-error --location --globoff --proto '=http,https,file' \
      --proto-redir '=http,https' --connect-timeout "$CONNECT_SECONDS" --speed-limit 1 --speed-time "$STALLED_SECONDS" \
      --write-out '%{http_code}' --output "$2" "$1" || status=$?
    case $status/$(cat "$WORK/out") in
      0/*) return 0 ;;
      37/* | 22/404 | 22/410) return "$ABSENT" ;;
      22/408 | 22/429) ;;
      22/4*) return 1 ;;
    esac
    ((n < TRIES)) || return 1
    warn "$(why); once more in $PAUSE seconds"
    pause
  done
}

check_sum() {
  local what=$1 source=$2 file=$3 kind status
  for kind in sha256 sha512; do
    status=0
    fetch "$source.$kind" "$WORK/sum" || status=$?
    if [ "$status" -ne "$ABSENT" ]; then
      compare_sum "$what" "$source.$kind" "$file" "$kind" "$status"
      return
    fi
  done
  status=0
  fetch "${source%/*}/SHA256SUMS" "$WORK/sum" || status=$?
  if [ "$status" -ne "$ABSENT" ]; then
    compare_sum "$what" "${source%/*}/SHA256SUMS" "$file" sha256 "$status" "${source##*/}"
  elif [ "$UNCHECKED" = yes ]; then
    warn "no checksum of $what is published: it is taken as it is"
  else
    fatal "no checksum of $what is published beside $(shown "$source"); MOLD_ISO_UNCHECKED=yes goes on without"
  fi
}

# compare_sum WHAT SUM_SOURCE FILE KIND STATUS [NAME]: STATUS is that of fetching the sum; NAME selects its line.
compare_sum() {
  local what=$1 source=$2 file=$3 kind=$4 status=$5 name=${6:-} wanted found length=64
  [ "$status" -eq 0 ] || fatal "the checksum of $what cannot be fetched from $(shown "$source"): $(why)"
  [ "$kind" = sha256 ] || length=128
  wanted=$(awk -v name="$name" 'name == "" || $2 == name || $2 == "*" name { print tolower($1); exit }' "$WORK/sum")
  [[ $wanted =~ ^[0-9a-f]{$length}$ ]] || fatal "there is no checksum of $what in $(shown "$source")"
  found=$("${kind}sum" <"$file")
  found=${found%% *}
  [ "$found" = "$wanted" ] || fatal "$what is not what its publisher made: its $kind is $found, not $wanted"
}
