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
  # A page that says "not found" or "log in" comes with status 200 from some servers.
  grep -q -E '(^|[[:space:]{,-])"?kind"?:' "$WORK/manifest" || fatal "$name from $(shown "$source") is not a manifest"
  images_of "$WORK/manifest" >>"$WORK/images"
  for_nodes <"$WORK/manifest" >"$TREE/$name"
}

# Prints what each "image:" of a manifest says, in YAML and in JSON; those of CRDs' schemas have no value of their own.
images_of() {
  tr -d '\r' <"$1" |
    sed -n -E "s/^[[:space:]]*(-[[:space:]]+)?image:[[:space:]]+([\"']?)([^[:space:]\"'#{}&*][^[:space:]\"']*)\2[[:space:]]*(#.*)?\$/\3/p"
  { grep -oE '"image"[[:space:]]*:[[:space:]]*"[^"]+"' "$1" || true; } | sed -E 's/.*"([^"]+)"$/\1/'
}

# Nodes have what is on the ISO and perhaps no internet: images that are there are not asked for again; and those that
# are pinned by a digest beside their tag go by the tag, for the archives of the ISO cannot carry the digest (they were
# pulled by it). The CSI driver's release has a line in which a separator of documents is glued to the text before.
for_nodes() {
  local image='(^|[[:space:]{,"])image"?:[[:space:]]*["'\'']?([^[:space:]"'\''@]*/)?[^[:space:]"'\''@/:]+:[A-Za-z0-9_.-]+'
  sed -E \
    -e "s/(imagePullPolicy\"?:[[:space:]]*[\"']?)Always\b/\1IfNotPresent/g" \
    -e "s#($image)@sha256:[0-9a-f]{64}#\1#g" \
    -e 's/^([[:space:]]*apiGroup: [a-z0-9.]*[a-z0-9])---[[:space:]]*$/\1\n---/'
}
