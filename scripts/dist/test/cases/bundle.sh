# shellcheck shell=bash
# The bundled script.

test_the_installed_file_stands_alone() {
  bundle_builder "$WORLD/again"
  cmp "$BUILDER" "$WORLD/again"
  equal "$(grep -c '^source ' "$WORLD/again" || true)" 0
  hasnt "$WORLD/again" ISO_LIB=
  equal "$(mode_of "$WORLD/again")" 755
}

test_a_bundle_of_unchanged_sources_keeps_its_time_stamp() {
  bundle_builder "$WORLD/again"
  touch -d 2001-02-03 "$WORLD/again"
  bundle_builder "$WORLD/again"
  equal "$(date -r "$WORLD/again" +%F)" 2001-02-03
  echo '# of another version' >>"$WORLD/again"
  bundle_builder "$WORLD/again"
  cmp "$BUILDER" "$WORLD/again"
}

test_it_runs_from_the_tree_as_well() {
  BUILDER=$HERE/../create-kubernetes-binaries-iso.sh
  makes
}
