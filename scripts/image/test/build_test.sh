#!/usr/bin/env bash
# Tests what the build script does around its tools, with faked ones. usage: build_test.sh
# Settings read: none.
# shellcheck disable=SC2016 # the fakes' own variables
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
PASSED=0 FAILED=0

# fake NAME: a command on the path that notes its call and runs standard input.
fake() {
  { echo '#!/usr/bin/env bash'; echo "echo \"$1 \$*\" >>$WORK/calls"; cat; } >"$WORK/bin/$1"
  chmod +x "$WORK/bin/$1"
}

set_up() {
  rm -rf "${WORK:?}"/*
  mkdir -p "$WORK/bin" "$WORK/tmp"
  cp -r "$HERE" "$WORK/image"
  echo 'deb file:/mirror bookworm main' >"$WORK/sources"
  fake id <<<'echo 0'
  fake apt-get <<<'true'
  fake apt-config <<<'true'
  fake chroot <<<'true'
  # Its last argument but one is the folder; what is made there is what a bootstrap leaves behind.
  fake mmdebstrap <<'END'
tree=${*: -2:1}
mkdir -p "$tree"/{etc/ssh,etc/apt,usr/lib/python3,var/log,run,dev,tmp}
echo key >"$tree/etc/ssh/ssh_host_rsa_key"
echo source >"$tree/etc/apt/sources.list"
echo log >"$tree/var/log/dpkg.log"
END
  fake mkfs.erofs <<<'(cd "${*: -1}" && find . -type f | sort) >"${*: -2:1}"'
}

run() {
  PATH=$WORK/bin:$PATH TMPDIR=$WORK/tmp MOLD_CACHE=$WORK/cache MOLD_APT_SOURCES=$WORK/sources \
    "$WORK/image/build-system-vm-template.sh" "$@" >"$WORK/out" 2>"$WORK/err"
}

built() { grep -c '^mmdebstrap ' "$WORK/calls" || true; }

# expect WHAT FOUND WANTED
expect() {
  if [ "$2" = "$3" ]; then
    PASSED=$((PASSED + 1))
  else
    FAILED=$((FAILED + 1))
    echo "FAIL: $1: found '$2', wanted '$3'" >&2
  fi
}

builds_once() {
  run
  expect "the path is printed" "$(cat "$WORK/out")" "$WORK/cache/templates/system-vm-debian-12.img"
  run
  expect "the same inputs are not built again" "$(built)" 1
  expect "the path is printed all the same" "$(cat "$WORK/out")" "$WORK/cache/templates/system-vm-debian-12.img"
  expect "nothing is left of the work" "$(find "$WORK/tmp" -mindepth 1 | wc -l)" 0
}

builds_again_for_other_inputs() {
  run "$WORK/own.img"
  echo '# more' >>"$WORK/image/files/etc/dhcp/dhclient.conf"
  run "$WORK/own.img"
  expect "a changed file is an input" "$(built)" 2
  chmod 0600 "$WORK/image/files/etc/dhcp/dhclient.conf"
  run "$WORK/own.img"
  expect "the mode of a file is one too" "$(built)" 3
  echo 'deb file:/other bookworm main' >"$WORK/sources"
  run "$WORK/own.img"
  expect "so are the package sources" "$(built)" 4
  SOURCE_DATE_EPOCH=1 run "$WORK/own.img"
  expect "and the time" "$(built)" 5
  rm "$WORK/own.img"
  SOURCE_DATE_EPOCH=1 run "$WORK/own.img"
  expect "an image that is gone is made anew" "$(built)" 6
}

leaves_no_half_image() {
  fake mkfs.erofs <<<'echo half >"${*: -2:1}"; exit 1'
  expect "a failure is told" "$(run && echo ok || echo failed)" failed
  expect "no image is there" "$(find "$WORK/cache" -name '*.img*' ! -name '*.lock' | wc -l)" 0
  expect "the failed program is named" "$(grep -c 'error: mkfs.erofs failed' "$WORK/err")" 1
}

keeps_a_good_image_when_a_build_fails() {
  run
  echo 'deb file:/other bookworm main' >"$WORK/sources"
  fake mmdebstrap <<<'exit 1'
  expect "a failure is told" "$(run && echo ok || echo failed)" failed
  expect "the image of before is there" "$([ -s "$WORK/cache/templates/system-vm-debian-12.img" ] && echo yes)" yes
}

shares_no_secrets() {
  run "$WORK/own.img"
  expect "no host key, source or log is in the image" \
    "$(grep -c -e ssh_host_ -e sources.list -e dpkg.log "$WORK/own.img")" 0
  expect "our files are" "$(grep -c -x ./usr/local/sbin/mold-init "$WORK/own.img")" 1
}

main() {
  local story
  for story in builds_once builds_again_for_other_inputs leaves_no_half_image keeps_a_good_image_when_a_build_fails \
    shares_no_secrets; do
    set_up
    "$story"
  done
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ]
}

main "$@"
