#!/usr/bin/env bash
# Holds every shell script of the tree against shellcheck; any finding fails. usage: shellcheck.sh
# Settings read: none.
set -euo pipefail

fatal() {
  echo "error: $*" >&2
  exit 2
}

# Every *.sh, and every other file under scripts/ that says in its first line that it is one.
shell_scripts() {
  find scripts -type f -name '*.sh' -print
  find scripts -type f ! -name '*.*' -exec awk 'FNR == 1 && /^#!.*[\/ ](ba)?sh$/ { print FILENAME } { nextfile }' {} +
}

main() {
  [ $# -eq 0 ] || fatal "usage: shellcheck.sh"
  command -v shellcheck >/dev/null || fatal "shellcheck is not installed"
  cd "$(dirname "${BASH_SOURCE[0]}")/../.."
  local script passed=0 failed=0
  while IFS= read -r script; do
    if shellcheck --external-sources --source-path=SCRIPTDIR "$script"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done < <(shell_scripts | sort)
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

main "$@"
