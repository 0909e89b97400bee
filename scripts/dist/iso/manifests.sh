# shellcheck shell=bash
# The manifests, and the images that they name.

fetch_manifests() {
  : >"$WORK/images"
  manifest network.yaml "$NETWORK"
  manifest dashboard.yaml "$DASHBOARD"
  manifest autoscaler.yaml "$AUTOSCALER"
  manifest provider.yaml "$PROVIDER"
  manifest snapshot-crds.yaml "$SNAPSHOT_CRDS"
  manifest manifest.yaml "$CSI"
}

manifest() {
  local name=$1 source=$2
  if [ "$source" = none ]; then
    info "leaving $name out"
    return 0
  fi
  need "$name" "$source" "$WORK/manifest"
  # Some servers send a page that says "not found" or "log in" with status 200.
  grep -q -E '(^|[[:space:]{,-])"?kind"?:' "$WORK/manifest" || fatal "$name from $(shown "$source") is not a manifest"
  images_of "$WORK/manifest" >>"$WORK/images"
  for_nodes <"$WORK/manifest" >"$TREE/$name"
}

# Prints the value of each "image:" in a manifest, in YAML or JSON; those in CRDs' schemas have no value.
images_of() {
  tr -d '\r' <"$1" |
    sed -n -E "s/^[[:space:]]*(-[[:space:]]+)?image:[[:space:]]+([\"']?)([^[:space:]\"'#{}&*][^[:space:]\"']*)\2[[:space:]]*(#.*)?\$/\3/p"
  { grep -oE '"image"[[:space:]]*:[[:space:]]*"[^"]+"' "$1" || true; } | sed -E 's/.*"([^"]+)"$/\1/'
}

# Adapts a manifest to nodes without Internet access: images on the ISO are not pulled again, and images pinned by both
# tag and digest are referred to by tag, because the ISO's archives cannot carry the digest (they were pulled by it).
# The CSI driver's release has a line in which a document separator is attached to the preceding text.
for_nodes() {
  local image='(^|[[:space:]{,"])image"?:[[:space:]]*["'\'']?([^[:space:]"'\''@]*/)?[^[:space:]"'\''@/:]+:[A-Za-z0-9_.-]+'
  sed -E \
    -e "s/(imagePullPolicy\"?:[[:space:]]*[\"']?)Always\b/\1IfNotPresent/g" \
    -e "s#($image)@sha256:[0-9a-f]{64}#\1#g" \
    -e 's/^([[:space:]]*apiGroup: [a-z0-9.]*[a-z0-9])---[[:space:]]*$/\1\n---/'
}
