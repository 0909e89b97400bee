#!/usr/bin/env bash
# bundle.sh OUT: puts koral-node.sh and lib/*.sh together into OUT, one executable file that needs nothing beside it.
# The same sources give the same bytes: a node knows by the file's SHA-256 whether it has to be sent anew.
# Settings read: none.
set -euo pipefail

fatal() {
  echo "error: $*" >&2
  exit 2
}

# Prints the main script with each line that sources a library replaced by that library, less its own header.
bundle() {
  local here=$1 line
  while IFS= read -r line; do
    if [[ $line =~ ^source\ \"\$KORAL_LIB/([a-z]+\.sh)\"$ ]]; then
      library "$here/lib/${BASH_REMATCH[1]}"
    elif [[ $line != *'# only unbundled' && $line != '# shellcheck source='* ]]; then
      printf '%s\n' "$line"
    fi
  done <"$here/koral-node.sh"
}

library() {
  local name
  name=$(basename "$1")
  printf '\n# ---- lib/%s\n' "$name"
  grep -v -e '^#!/' -e '^# shellcheck shell=' "$1" || fatal "$1 is empty"
}

main() {
  [ $# -eq 1 ] || fatal "usage: bundle.sh OUT"
  local out=$1 here
  here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
  mkdir -p "$(dirname "$out")"
  bundle "$here" >"$out.new"
  bash -n "$out.new"
  chmod 0755 "$out.new"
  # An unchanged file keeps its time stamp, so that a build with nothing new to do does nothing.
  if cmp -s "$out.new" "$out"; then
    rm -f "$out.new"
  else
    mv -f "$out.new" "$out"
  fi
}

main "$@"
