#!/usr/bin/env bash
# Bundles a script and the parts that it sources into one self-contained executable file.
#
# usage: bundle.sh MAIN FOLDER VARIABLE OUT
#   MAIN      the script; each line source "$VARIABLE/NAME.sh" is replaced by that part, and lines that end
#             in "# only unbundled" are omitted
#   FOLDER    the folder of the parts
#   VARIABLE  MAIN's variable for that folder
#   OUT       the output; keeps its time stamp if its content does not change
#
# Reproducible: by the file's SHA-256 the server decides whether a node needs it again.
# Settings read: none.
set -euo pipefail

fatal() {
  echo "error: $*" >&2
  exit 2
}

bundle() {
  local main=$1 folder=$2 variable=$3 line
  while IFS= read -r line; do
    if [[ $line =~ ^source\ \"\$$variable/([a-z]+\.sh)\"$ ]]; then
      part "$folder" "${BASH_REMATCH[1]}"
    elif [[ $line != *'# only unbundled' && $line != '# shellcheck source='* ]]; then
      printf '%s\n' "$line"
    fi
  done <"$main"
}

part() {
  printf '\n# ---- %s/%s\n' "$(basename "$1")" "$2"
  grep -v -e '^# shellcheck shell=' "$1/$2" || fatal "$1/$2 is empty"
}

main() {
  [ $# -eq 4 ] || fatal "usage: bundle.sh MAIN FOLDER VARIABLE OUT"
  local out=$4
  mkdir -p "$(dirname "$out")"
  bundle "$1" "$2" "$3" >"$out.new"
  bash -n "$out.new"
  chmod 0755 "$out.new"
  if cmp -s "$out.new" "$out"; then
    rm -f "$out.new"
  else
    mv -f "$out.new" "$out"
  fi
}

main "$@"
