#!/usr/bin/env bash
# build_test.sh [WORD]: tests of the build script with fake tools. With WORD, only those whose names contain it. Ends
# with "N passed, N failed".
# Settings read: none.
# shellcheck disable=SC2016 # the fakes' own variables
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../../lib/testing.sh
source "$HERE/../lib/testing.sh"

# fake NAME: creates a command on the PATH that logs its call and runs standard input.
fake() {
  { echo '#!/usr/bin/env bash'; echo "echo \"$1 \$*\" >>$WORLD/calls"; cat; } >"$WORLD/bin/$1"
  chmod +x "$WORLD/bin/$1"
}

make_world() {
  WORLD=$(mktemp -d "$SCRATCH/world.XXXXXX")
  mkdir -p "$WORLD/bin" "$WORLD/tmp"
  cp -r "$HERE" "$WORLD/image"
  echo 'deb file:/mirror bookworm main' >"$WORLD/sources"
  fake id <<<'echo 0'
  fake apt-get <<<'true'
  fake apt-config <<<'true'
  fake chroot <<<'true'
  # Its last argument but one is the folder; creates there what a bootstrap leaves behind.
  fake mmdebstrap <<'END'
tree=${*: -2:1}
mkdir -p "$tree"/{etc/ssh,etc/apt,usr/lib/python3,var/log,run,dev,tmp}
echo key >"$tree/etc/ssh/ssh_host_rsa_key"
echo source >"$tree/etc/apt/sources.list"
echo log >"$tree/var/log/dpkg.log"
END
  fake mkfs.erofs <<<'(cd "${*: -1}" && find . -type f | sort) >"${*: -2:1}"'
}

# build [OUT]: runs the script with the fake tools.
build() {
  PATH=$WORLD/bin:$PATH TMPDIR=$WORLD/tmp MOLD_CACHE=$WORLD/cache MOLD_APT_SOURCES=$WORLD/sources \
    "$WORLD/image/build-system-vm-template.sh" "$@"
}

built() { calls_of 'mmdebstrap '; }

test_the_path_is_printed_and_nothing_is_left_of_the_work() {
  exits 0 build
  equal "$(cat "$WORLD/stdout")" "$WORLD/cache/templates/system-vm-debian-12.img"
  equal "$(find "$WORLD/tmp" -mindepth 1 | wc -l)" 0
}

test_the_same_inputs_are_not_built_again() {
  exits 0 build
  exits 0 build
  equal "$(built)" 1
  equal "$(cat "$WORLD/stdout")" "$WORLD/cache/templates/system-vm-debian-12.img"
}

test_a_changed_file_is_built_again() {
  exits 0 build "$WORLD/own.img"
  echo '# more' >>"$WORLD/image/files/etc/dhcp/dhclient.conf"
  exits 0 build "$WORLD/own.img"
  equal "$(built)" 2
  chmod 0600 "$WORLD/image/files/etc/dhcp/dhclient.conf"
  exits 0 build "$WORLD/own.img"
  equal "$(built)" 3
}

test_other_package_sources_or_another_time_are_built_again() {
  exits 0 build "$WORLD/own.img"
  echo 'deb file:/other bookworm main' >"$WORLD/sources"
  exits 0 build "$WORLD/own.img"
  equal "$(built)" 2
  export SOURCE_DATE_EPOCH=1
  exits 0 build "$WORLD/own.img"
  equal "$(built)" 3
}

test_an_image_that_is_gone_is_built_again() {
  exits 0 build "$WORLD/own.img"
  rm "$WORLD/own.img"
  exits 0 build "$WORLD/own.img"
  equal "$(built)" 2
  test -s "$WORLD/own.img"
}

test_a_failure_names_the_program_and_leaves_no_half_image() {
  fake mkfs.erofs <<<'echo half >"${*: -2:1}"; exit 1'
  exits 1 build
  has "$WORLD/err" 'error: mkfs.erofs failed'
  equal "$(find "$WORLD/cache" -name '*.img*' ! -name '*.lock' | wc -l)" 0
}

test_a_good_image_is_kept_when_a_build_fails() {
  exits 0 build
  echo 'deb file:/other bookworm main' >"$WORLD/sources"
  fake mmdebstrap <<<'exit 1'
  exits 1 build
  test -s "$WORLD/cache/templates/system-vm-debian-12.img"
}

test_host_keys_package_sources_and_logs_are_not_in_the_image() {
  exits 0 build "$WORLD/own.img"
  equal "$(grep -c -e ssh_host_ -e sources.list -e dpkg.log "$WORLD/own.img" || true)" 0
  equal "$(grep -c -x ./usr/local/sbin/mold-init "$WORLD/own.img")" 1
}

main() {
  SCRATCH=$(mktemp -d)
  trap 'rm -rf "$SCRATCH"' EXIT
  run_tests "$@"
}

main "$@"
