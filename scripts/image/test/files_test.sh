#!/usr/bin/env bash
# Checks the files of the image as far as possible without booting it. usage: files_test.sh
# Settings read: none.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
GOLDEN=$HERE/../../plugin-koral/src/test/resources/dev/mold/koral/cloudinit/node-user-data.yaml
FAILED=0

bad() {
  echo "FAIL: $*" >&2
  FAILED=$((FAILED + 1))
}

# Programs that systemd or mount runs must exist and be executable.
programs() {
  local program
  while IFS= read -r program; do
    [ -x "$HERE/files$program" ] || bad "$program is run by a unit, but is no program of the image"
  done < <(grep -rhoE '/usr/local/sbin/[a-z-]+' "$HERE/files/etc/systemd" | sort -u)
  [ -x "$HERE/files/usr/sbin/mount.iso9660" ] || bad "mount.iso9660 is no program"
  shellcheck "$HERE/files/usr/sbin/mount.iso9660" || bad "mount.iso9660"
}

# cloud-init's ds-identify reads this with a pattern, not as YAML.
data_sources() {
  grep -qx 'datasource_list: \[ CloudStack, None \]' "$HERE/files/etc/cloud/cloud.cfg.d/90-mold.cfg" ||
    bad "90-mold.cfg names no list of data sources in one line"
}

# The image's test boots with Koral's user data; this detects changes of its format early.
golden_user_data() {
  local folder filled
  folder=$(mktemp -d)
  printf '%s\n' '-----BEGIN' 'real host key' >"$folder/host"
  echo 'ssh-ed25519 HOST' >"$folder/host.pub"
  : >"$folder/login"
  echo 'ssh-ed25519 LOGIN' >"$folder/login.pub"
  filled=$(python3 "$HERE/test/fill-in.py" "$GOLDEN" "$folder/host" "$folder/login") || bad "fill-in.py"
  rm -rf "$folder"
  grep -qx '    real host key' <<<"$filled" || bad "the host key is not in the user data"
  grep -qx '      - "ssh-ed25519 LOGIN"' <<<"$filled" || bad "the key to log in with is not in the user data"
}

main() {
  programs
  data_sources
  golden_user_data
  echo "$FAILED failed"
  [ "$FAILED" -eq 0 ]
}

main "$@"
