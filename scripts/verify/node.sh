#!/usr/bin/env bash
# Tests the node script with faked commands. usage: node.sh
# Settings read: none.
set -euo pipefail

exec "$(dirname "${BASH_SOURCE[0]}")/../node/test/node_test.sh"
