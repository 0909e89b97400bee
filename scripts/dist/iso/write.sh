# shellcheck shell=bash
# Writes the ISO to a temporary file, checks it, and moves it into place.

readonly LABEL=CDROM
readonly SECTOR=2048
readonly DESCRIPTOR=$((16 * SECTOR))

write_iso() {
  local size sum
  size=$(du -sk --apparent-size "$TREE" | cut -f 1)
  # Margin for the ISO file system's block rounding and tables.
  need_room "$OUTPUT" $((size * 102 / 100 / 1024 + 2))
  PART=$(mktemp "$OUTPUT/.${ISO##*/}.XXXXXXXX" 2>/dev/null) || fatal "no file can be made in $OUTPUT"
  info "writing the ISO with $WRITER"
  # Full names for Linux (Rock Ridge, owned by root) and Windows (Joliet); files may exceed 4 GiB.
  local -a options=(-V "$LABEL" -r -J -joliet-long -l -iso-level 3 -quiet -o "$PART" "$TREE")
  [ "$WRITER" != xorriso ] || options=(-as mkisofs "${options[@]}")
  child "$LIMIT" "$WRITER" "${options[@]}" || fatal "$WRITER cannot write the ISO: $(why)"
  check_iso "$PART"
  child "$LIMIT" sha256sum "$PART" || fatal "the ISO cannot be read again: $(why)"
  read -r sum _ <"$WORK/out"
  size=$(stat -c %s "$PART")
  chmod 0644 "$PART"
  child "$LIMIT" sync "$PART" || fatal "the ISO cannot be synced to disk: $(why)"
  mv -fT "$PART" "$ISO" || fatal "the ISO cannot be moved to $ISO"
  PART=
  info "the ISO is $ISO"
  echo "size: $size bytes"
  echo "SHA-256: $sum"
}

# Checks that it is an ISO with the expected label, and as long as its descriptor says.
check_iso() {
  local magic label sectors
  magic=$(text_at "$1" $((DESCRIPTOR + 1)) 5)
  label=$(text_at "$1" $((DESCRIPTOR + 40)) 32)
  sectors=$(text_at "$1" $((DESCRIPTOR + 80)) 4 | od -An -tu4 | tr -d ' ')
  [[ $magic == CD001 && ${label%% *} == "$LABEL" ]] || fatal "what $WRITER wrote is not an ISO labelled $LABEL"
  [ "$(stat -c %s "$1")" -ge $((sectors * SECTOR)) ] || fatal "what $WRITER wrote is shorter than an ISO of $sectors sectors"
}

text_at() {
  tail -c +$(($2 + 1)) "$1" | head -c "$3" || true
}
