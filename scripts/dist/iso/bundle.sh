#!/usr/bin/env bash
# bundle.sh OUT: puts create-kubernetes-binaries-iso.sh and iso/*.sh together into OUT, one executable file that needs
# nothing beside it.
# Settings read: none.
set -euo pipefail

fatal() {
  echo "error: $*" >&2
  exit 2
}

# Prints the main script with each line that sources a part replaced by that part, less its own header.
bundle() {
  local here=$1 line
  while IFS= read -r line; do
    if [[ $line =~ ^source\ \"\$ISO_LIB/([a-z]+\.sh)\"$ ]]; then
      part "$here" "${BASH_REMATCH[1]}"
    elif [[ $line != *'# only unbundled' && $line != '# shellcheck source='* ]]; then
      printf '%s\n' "$line"
    fi
  done <"$here/../create-kubernetes-binaries-iso.sh"
}

part() {
  printf '\n# ---- %s\n' "$2"
  grep -v -e '^# shellcheck shell=' "$1/$2" || fatal "$1/$2 is empty"
}

main() {
  [ $# -eq 1 ] || fatal "usage: bundle.sh OUT"
  local out=$1 here
  here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
  mkdir -p "$(dirname "$out")"
  bundle "$here" >"$out.new"
  bash -n "$out.new"
  chmod 0755 "$out.new"
  mv -f "$out.new" "$out"
}

main "$@"
