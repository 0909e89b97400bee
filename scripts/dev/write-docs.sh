#!/usr/bin/env bash
# Regenerates docs/reference from the code. usage: write-docs.sh
# Settings read: none.
set -euo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"

main() {
  [[ $# -eq 0 ]] || fatal "usage: write-docs.sh"
  need_java
  "$(find_maven)" -q -B -ntp -f "$ROOT/pom.xml" -pl plugin-koral -am test \
    -Dtest=ReferenceDocsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true
  info "docs/reference is up to date"
}

main "$@"
