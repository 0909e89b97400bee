#!/usr/bin/env bash
# Holds the Go programs of test clusters, podnet and web, against gofmt, vet and their tests; as root, the pod network's
# tests have a real kernel's. Left out, and said so, where there is no go or the modules cannot be had. usage: podnet.sh
# Settings read: what the go command reads, such as GOPROXY and GOCACHE.
set -euo pipefail

fatal() {
  echo "error: $*" >&2
  exit 1
}

leave_out() {
  echo "left out: $*"
  exit 0
}

# check FOLDER: in a subshell, as every module is a folder of its own.
check() (
  cd "$1"
  local unformatted
  unformatted=$(gofmt -l .)
  [ -z "$unformatted" ] || fatal "not formatted by gofmt: $unformatted"
  go vet ./...
  go test ./...
)

main() {
  [ $# -eq 0 ] || fatal "usage: podnet.sh"
  command -v go >/dev/null || leave_out "go is not on the PATH"
  export GOFLAGS='-mod=readonly -buildvcs=false' GOWORK=off GOTOOLCHAIN=auto
  local module
  cd "$(dirname "${BASH_SOURCE[0]}")/../dev/kubernetes"
  for module in podnet web; do
    (cd "$module" && go list -deps ./... >/dev/null) || leave_out "the modules of $module, or the Go that they need, cannot be had"
  done
  for module in podnet web; do
    check "$module"
  done
}

main "$@"
