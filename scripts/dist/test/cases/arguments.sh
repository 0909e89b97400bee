# shellcheck shell=bash
# Invalid arguments and settings, and missing tools.

test_seven_arguments_are_needed() {
  refuses 2 "seven arguments are needed, not 0" "$BUILDER"
  has "$WORLD/err" "usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH KUBERNETES_VERSION"
  refuses 2 "seven arguments are needed, not 6" "$BUILDER" 1 2 3 4 5 6
  refuses 2 "seven arguments are needed, not 8" build 7 more
}

test_help_is_the_head_of_the_script() {
  exits 0 "$BUILDER" --help
  has "$WORLD/stdout" "usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH"
  has "$WORLD/stdout" MOLD_ISO_IMAGE_MIRRORS
  hasnt "$WORLD/stdout" 'set -e'
}

test_wrong_output_paths_are_refused() {
  refuses 2 "OUTPUT_PATH is not a folder: $WORLD/missing" build 0 "$WORLD/missing"
  refuses 2 "OUTPUT_PATH is not a folder: $WORLD/calls" build 0 "$WORLD/calls"
  refuses 2 "OUTPUT_PATH is not a folder: " build 0 ''
  # Not even root can write there.
  refuses 2 "OUTPUT_PATH cannot be written to: /proc" build 0 /proc
}

test_wrong_versions_are_refused() {
  local version
  for version in '' 1.30 latest 1.30.3.4 1.30.x ../../etc '1.30.3 ' '1.30.3;id'; do
    refuses 2 "KUBERNETES_VERSION should be such as 1.30.3: $version" build 1 "$version"
    refuses 2 "CNI_VERSION should be such as 1.30.3: $version" build 2 "$version"
    refuses 2 "CRICTL_VERSION should be such as 1.30.3: $version" build 3 "$version"
  done
  refuses 2 "KUBERNETES_VERSION should be 1.15.0 at least: 1.14.9" build 1 1.14.9
}

test_wrong_manifests_are_refused() {
  refuses 2 "WEAVENET_NETWORK_YAML_CONFIG is not a file that can be read: $WORLD/missing.yaml" build 4 "$WORLD/missing.yaml"
  refuses 2 "WEAVENET_NETWORK_YAML_CONFIG is neither a URL nor a file: ftp://a/b" build 4 ftp://a/b
  refuses 2 "DASHBOARD_YAML_CONFIG is neither a URL nor a file: " build 5 ''
  refuses 2 "DASHBOARD_YAML_CONFIG is not a file that can be read: $WORLD" build 5 "$WORLD"
}

test_wrong_build_names_are_refused() {
  local name
  for name in '' .iso a/b .hidden -o 'a b' ..; do
    refuses 2 "BUILD_NAME should be letters, digits" build 6 "$name"
  done
  mkdir "$WORLD/taken" "$WORLD/taken/name.iso"
  refuses 2 "there is a folder of the ISO's name" build 0 "$WORLD/taken" 6 name
}

test_wrong_settings_are_refused() {
  MOLD_ISO_ENGINE=lxc refuses 2 "MOLD_ISO_ENGINE is not valid: lxc"
  MOLD_ISO_TRIES=0 refuses 2 "MOLD_ISO_TRIES is not valid: 0"
  MOLD_ISO_UNCHECKED=1 refuses 2 "MOLD_ISO_UNCHECKED is not valid: 1"
  MOLD_ISO_IMAGE_MIRRORS=mirror.example.org refuses 2 "MOLD_ISO_IMAGE_MIRRORS is not valid"
  MOLD_ISO_IMAGE_MIRRORS='a=b;c' refuses 2 "MOLD_ISO_IMAGE_MIRRORS is not valid"
  MOLD_ISO_IMAGES='busybox:1 Upper:1' refuses 2 "MOLD_ISO_IMAGES has what is no image's name: Upper:1"
  MOLD_ISO_CSI=$WORLD/missing refuses 2 "MOLD_ISO_CSI is not a file that can be read"
  MOLD_ISO_CNI_MIRROR=ftp://a refuses 2 "MOLD_ISO_CNI_MIRROR is neither a URL nor a folder: ftp://a"
  MOLD_ISO_CNI_MIRROR=$WORLD/missing refuses 2 "MOLD_ISO_CNI_MIRROR is not a folder: $WORLD/missing"
  equal "$(cat "$WORLD/requests")" ''
}

test_missing_tools_are_told_at_once() {
  take xorriso
  take skopeo
  cp -a "$TOOLS" "$WORLD/tools"
  rm "$WORLD/tools/curl" "$WORLD/tools/awk"
  PATH=$WORLD/bin:$WORLD/tools refuses 1 \
    "missing on this machine: curl, awk, xorriso (or genisoimage, mkisofs), docker (or podman, ctr, skopeo)"
  give xorriso
  MOLD_ISO_ENGINE=podman refuses 1 "missing on this machine: podman"
  equal "$(cat "$WORLD/requests")" ''
}

test_a_temporary_folder_that_is_not_there_is_told() {
  TMPDIR=$WORLD/missing refuses 1 "no temporary folder can be made in $WORLD/missing"
}
