# shellcheck shell=bash
# The binaries ISO, with the layout that scripts/node expects.

# make_iso: builds the ISO and its checksum file.
make_iso() {
  local name=setup-v$VERSION.iso parts
  mapfile -t parts < <(iso_parts)
  output "iso/$name" "$(made_from "${parts[@]}") ${parts[*]} $(file_hash "$HERE/lib/iso.sh")" write_iso "${parts[@]}"
  output "iso/$name.sha256" "$(made_from "iso/$name")" write_checksum "$name"
}

iso_parts() {
  printf 'bin/%s\n' kubeadm kubelet kubectl
  printf 'images/%s.tar\n' "${IMAGES[@]}"
  printf 'cni/cni-plugins-linux-%s.tgz\ncri-tools/crictl-linux-%s.tar.gz\n' "$ARCH" "$ARCH"
  printf '%s\n' "${FILES[@]}"
}

# write_iso PART… OUT: creates a tree of hard links, and packs it.
write_iso() {
  local tree=$CACHE/.new/iso-tree part
  rm -rf "$tree"
  for part in "${@:1:$#-1}"; do
    mkdir -p "$tree/$(dirname "$(place_of "$part")")"
    ln "$CACHE/$part" "$tree/$(place_of "$part")"
  done
  # -r: owned by root, readable to all. All timestamps are the version's, so that the ISO is reproducible.
  SOURCE_DATE_EPOCH=$(date -d "$BUILD_DATE" +%s)
  export SOURCE_DATE_EPOCH
  nice -n "$NICE" xorriso -report_about WARNING -as mkisofs -V CDROM -J -joliet-long -r \
    --set_all_file_dates "=$SOURCE_DATE_EPOCH" -o "${*: -1}" "$tree"
  rm -rf "$tree"
}

# place_of PART: prints its path in the ISO.
place_of() {
  case $1 in
    bin/*) echo "k8s/${1#bin/}" ;;
    images/*) echo "docker/${1#images/}" ;;
    *) echo "$1" ;;
  esac
}

write_checksum() {
  (cd "$CACHE/iso" && sha256sum "$1") >"$2"
}
