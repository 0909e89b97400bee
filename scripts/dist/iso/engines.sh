# shellcheck shell=bash
# One function per engine: ENGINE_archive FROM PLAIN NAME FILE pulls FROM, with plain http if PLAIN is yes, and writes
# it to FILE as a docker-archive with the name NAME. Images that were not on the machine before are removed again.

readonly CTR_NAMESPACE=mold-iso
readonly FORGET_SECONDS=60
OURS=()

docker_archive() {
  local from=$1 name=$3 file=$4
  note_ours "$from" "$name"
  child "$LIMIT" docker pull "$from" || return 1
  [ "$from" = "$name" ] || child "$LIMIT" docker tag "$from" "$name" || return 1
  child "$LIMIT" docker save --output "$file" "$name"
}

podman_archive() {
  local from=$1 name=$3 file=$4 plain=()
  [ "$2" = no ] || plain=(--tls-verify=false)
  note_ours "$from" "$name"
  child "$LIMIT" podman pull "${plain[@]}" "$from" || return 1
  [ "$from" = "$name" ] || child "$LIMIT" podman tag "$from" "$name" || return 1
  child "$LIMIT" podman save --format docker-archive --output "$file" "$name"
}

# In its own containerd namespace, separate from other images.
ctr_archive() {
  local from=$1 name=$3 file=$4 plain=()
  [ "$2" = no ] || plain=(--plain-http)
  OURS=("$from")
  [ "$from" = "$name" ] || OURS+=("$name")
  in_namespace images pull "${plain[@]}" "$from" || return 1
  [ "$from" = "$name" ] || in_namespace images tag --force "$from" "$name" || return 1
  # Of a multi-platform image only this platform's has been pulled.
  in_namespace images export --platform "linux/$ARCH" "$file" "$name"
}

in_namespace() {
  child "$LIMIT" ctr --namespace "$CTR_NAMESPACE" "$@"
}

skopeo_archive() {
  local from=$1 name=$3 file=$4 plain=()
  [ "$2" = no ] || plain=(--src-tls-verify=false)
  child "$LIMIT" skopeo copy "${plain[@]}" "docker://$from" "docker-archive:$file:$name"
}

note_ours() {
  local name
  for name in "$@"; do
    if ! child "$LIMIT" "$ENGINE" image inspect "$name" && [[ " ${OURS[*]} " != *" $name "* ]]; then
      OURS+=("$name")
    fi
  done
}

forget_images() {
  local -a ours=("${OURS[@]}")
  OURS=()
  [ "${#ours[@]}" -gt 0 ] || return 0
  case $ENGINE in
    docker | podman) child "$FORGET_SECONDS" "$ENGINE" image rm "${ours[@]}" ;;
    ctr) child "$FORGET_SECONDS" ctr --namespace "$CTR_NAMESPACE" images rm "${ours[@]}" ;;
  esac
}
