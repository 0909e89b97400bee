#!/usr/bin/env bash
# Tests the build of the node image with faked tools; scripts/image/test-system-vm-template.sh boots it for real.
# usage: template.sh
# Settings read: none.
set -euo pipefail

here=$(dirname "${BASH_SOURCE[0]}")
"$here/../image/test/files_test.sh"
"$here/../image/test/build_test.sh"
