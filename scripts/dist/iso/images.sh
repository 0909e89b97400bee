# shellcheck shell=bash
# The container images: those that kubeadm lists, those in the manifests, and those in MOLD_ISO_IMAGES.

# Writes $WORK/list, a line "NAME WANTED" for each: its name on the nodes, and the name that was requested.
list_images() {
  run_kubeadm config images list --kubernetes-version "v$KUBERNETES_VERSION"
  [ -s "$WORK/out" ] || fatal "kubeadm names no images"
  cp "$WORK/out" "$WORK/all"
  tr -s ' ' '\n' <<<"$IMAGES" >>"$WORK/all"
  cat "$WORK/images" >>"$WORK/all"
  local image full name
  while IFS= read -r image; do
    [ -n "$image" ] || continue
    if ! is_image "$image"; then
      warn "not the name of an image, so passed over: $image"
      continue
    fi
    full=$(full_name "$image")
    if name=$(tagged "$full"); then
      echo "$name $full"
    else
      warn "an archive cannot hold an image that has a digest but no tag; nodes will have to pull it: $image"
    fi
  done <"$WORK/all" | awk '!seen[$1]++' >"$WORK/list"
}

pull_images() {
  local name wanted n=0 total
  total=$(wc -l <"$WORK/list")
  while read -r name wanted <&3; do
    n=$((n + 1))
    info "pulling image $n of $total: $name"
    pull_image "$name" "$wanted"
  done 3<"$WORK/list"
}

pull_image() {
  local name=$1 plain from file
  file=$TREE/docker/$(file_name "$name")
  read -r plain from < <(mirrored "$(pull_name "$2")")
  persistently archive "$from" "$plain" "$name" "$file" || fatal "the image $name cannot be pulled from $from with $ENGINE: $(why)"
  child "$LIMIT" tar -xOf "$file" manifest.json || fatal "$ENGINE made no archive of $name that nodes can import: $(why)"
  forget_images || warn "$ENGINE keeps the image $name: $(why)"
}

archive() {
  # Engines would append to an archive that is left from the last attempt.
  rm -f "$4"
  "${ENGINE}_archive" "$@"
}
