#!/usr/bin/env bash
# Builds the distribution: target/mold with bin/ lib/ plugins/koral/ share/.
#
# usage: package.sh [--if-stale]
#   --if-stale   does nothing if the distribution is newer than every source file
#
# The server's jars go to lib/, the plugin's to plugins/koral/, from where the server loads it. share/cloudstack-common/
# is to be installed below /usr/share/ on the operator's machine.
set -euo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"

readonly DIST=$ROOT/target/mold
readonly STAMP=$DIST/.built

fresh() {
  [[ -f $STAMP ]] || return 1
  local newer
  newer=$(find "$ROOT/pom.xml" "$ROOT"/{api,server,plugin-koral}/pom.xml "$ROOT"/{api,server,plugin-koral}/src/main \
    "$ROOT/scripts/node" "$ROOT/scripts/dist" -type f -newer "$STAMP" -print -quit)
  [[ -z $newer ]]
}

build() {
  info "Building"
  local log=$ROOT/target/build.log
  mkdir -p "$ROOT/target"
  if ! "$(find_maven)" -B -q -f "$ROOT/pom.xml" -Dmaven.test.skip=false -DskipTests package >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fatal "the build failed; all of its output is in target/build.log"
  fi
}

assemble() {
  rm -rf "$DIST"
  mkdir -p "$DIST/bin" "$DIST/lib" "$DIST/plugins/koral"
  cp "$ROOT"/server/target/lib/*.jar "$ROOT"/server/target/mold-server-*[!s].jar "$DIST/lib/"
  rm -f "$DIST"/lib/*-tests.jar
  cp "$ROOT"/plugin-koral/target/lib/*.jar "$DIST/plugins/koral/"
  cp "$ROOT"/plugin-koral/target/mold-plugin-koral-*[!s].jar "$DIST/plugins/koral/"
  rm -f "$DIST"/plugins/koral/*-tests.jar
  install -m 0755 "$ROOT/scripts/dist/launcher.sh" "$DIST/bin/mold"
  "$ROOT/scripts/lib/bundle.sh" "$ROOT/scripts/dist/create-kubernetes-binaries-iso.sh" "$ROOT/scripts/dist/iso" ISO_LIB \
    "$DIST/share/cloudstack-common/scripts/util/create-kubernetes-binaries-iso.sh"
}

# Starts the server once on a temporary folder to record the class-data archive, which halves the time of later starts.
record_classes() {
  local data server
  data=$(mktemp -d)
  MOLD_RECORD_CLASSES=1 MOLD_ADMIN_PASSWORD=recording "$DIST/bin/mold" serve --port 0 --data "$data" \
    --backend-option public-range=127.254.0.0/16 >"$data/out" 2>"$data/log" &
  server=$!
  for _ in $(seq 600); do
    if grep -q '^Mold is ready' "$data/out" || ! kill -0 "$server" 2>/dev/null; then
      break
    fi
    sleep 0.1
  done
  kill "$server" 2>/dev/null || true
  if ! wait "$server" && ! grep -q '^Mold is ready' "$data/out"; then
    cat "$data/log" >&2
    fatal "the server does not start"
  fi
  rm -rf "$data"
}

main() {
  if [[ ${1:-} == --if-stale ]] && fresh; then
    return
  fi
  need_java
  build
  assemble
  info "Preparing classes"
  record_classes
  touch "$STAMP"
}

main "$@"
