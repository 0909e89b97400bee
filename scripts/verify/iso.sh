#!/usr/bin/env bash
# Tests the operator's ISO builder: with faked engines, then with those real ones that are installed. usage: iso.sh
# Settings read: none.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../dist/test"
./iso_test.sh
./real_engines_test.sh
