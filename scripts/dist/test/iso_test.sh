#!/usr/bin/env bash
# iso_test.sh [WORD]: tests of create-kubernetes-binaries-iso.sh, as it is installed, with real ISO writers, a mirror on
# the loopback address, and fake engines. With WORD, only those whose names contain it. Ends with "N passed, N failed".
# Needs xorriso, genisoimage, curl and python3. Settings read: none.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=world.sh
source "$HERE/world.sh"
# shellcheck source=cases/content.sh
source "$HERE/cases/content.sh"
# shellcheck source=cases/manifests.sh
source "$HERE/cases/manifests.sh"
# shellcheck source=cases/mirrors.sh
source "$HERE/cases/mirrors.sh"
# shellcheck source=cases/engines.sh
source "$HERE/cases/engines.sh"
# shellcheck source=cases/downloads.sh
source "$HERE/cases/downloads.sh"
# shellcheck source=cases/arguments.sh
source "$HERE/cases/arguments.sh"
# shellcheck source=cases/failures.sh
source "$HERE/cases/failures.sh"
# shellcheck source=cases/bundle.sh
source "$HERE/cases/bundle.sh"

main() {
  SYSTEM_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  need_commands xorriso genisoimage curl python3 blkid pgrep
  SCRATCH=$(mktemp -d)
  BUILDER=$SCRATCH/create-kubernetes-binaries-iso.sh
  trap 'stop_mirror; rm -rf "$SCRATCH"' EXIT
  bundle_builder "$BUILDER"
  make_tools
  make_upstream
  start_mirror
  run_tests "$@"
}

main "$@"
