# shellcheck shell=bash
# The one file that is installed.

test_the_installed_file_stands_alone() {
  "$HERE/../iso/bundle.sh" "$WORLD/again"
  cmp "$BUILDER" "$WORLD/again"
  equal "$(grep -c '^source ' "$WORLD/again" || true)" 0
  hasnt "$WORLD/again" ISO_LIB=
  equal "$(stat -c %a "$WORLD/again")" 755
}

test_it_runs_from_the_tree_as_well() {
  BUILDER=$HERE/../create-kubernetes-binaries-iso.sh
  makes
}
