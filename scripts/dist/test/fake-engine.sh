#!/usr/bin/env bash
# fake-engine.sh: stands in for docker, podman, ctr and skopeo; the tests link those names to it.
# Every call is logged as a line of $WORLD/calls; the images that an engine holds are lines of $WORLD/held. A file
# $WORLD/fail/NAME-VERB makes that verb of NAME fail once per line of the file, with the line as error message; a file
# $WORLD/hang/NAME-VERB makes it hang.
# Settings read: WORLD, the test's folder.
set -euo pipefail

name=$(basename "$0")
echo "$name $*" >>"$WORLD/calls"

spoil() {
  local faults=$WORLD/fail/$name-$1
  if [ -e "$WORLD/hang/$name-$1" ]; then
    exec sleep 600
  fi
  if [ -s "$faults" ]; then
    head -n 1 "$faults" >&2
    sed -i 1d "$faults"
    exit 1
  fi
}

held() {
  grep -qxF -e "$1" "$WORLD/held"
}

hold() {
  held "$1" || echo "$1" >>"$WORLD/held"
}

release() {
  local image
  for image in "$@"; do
    held "$image" || exit 1
    grep -vxF -e "$image" "$WORLD/held" >"$WORLD/held.new" || true
    mv "$WORLD/held.new" "$WORLD/held"
  done
}

# archive FILE IMAGE
archive() {
  local folder
  [ ! -e "$1" ] || { echo "the archive is there already" >&2; exit 1; }
  folder=$(mktemp -d)
  printf '[{"RepoTags":["%s"],"Layers":[]}]' "$2" >"$folder/manifest.json"
  tar -cf "$1" -C "$folder" manifest.json
  rm -r "$folder"
}

docker_or_podman() {
  case "$1 ${2:-}" in
    'version '* | 'info '*) spoil answer; echo 24.0 ;;
    'pull '*) spoil pull; hold "${!#}" ;;
    'tag '*) held "$2"; hold "$3" ;;
    'save '*) spoil save; held "${!#}"; archive "${*: -2:1}" "${!#}" ;;
    'image inspect') held "$3" ;;
    'image rm') shift 2; release "$@" ;;
    *) exit 64 ;;
  esac
}

containerd() {
  [ "$1" != version ] || { spoil answer; return 0; }
  [ "$1 $2 $3" = '--namespace mold-iso images' ] || exit 64
  shift 3
  case $1 in
    pull) spoil pull; hold "${!#}" ;;
    tag) held "$3"; hold "$4" ;;
    export) spoil save; held "$5"; archive "$4" "$5" ;;
    rm) shift; release "$@" ;;
    *) exit 64 ;;
  esac
}

skopeo() {
  local target
  case $1 in
    --version) spoil answer ;;
    copy)
      spoil pull
      target=${!#}
      [[ $target == docker-archive:* && $* == *' docker://'* ]] || exit 64
      target=${target#docker-archive:}
      archive "${target%%:*}" "${target#*:}"
      ;;
    *) exit 64 ;;
  esac
}

case $name in
  docker | podman) docker_or_podman "$@" ;;
  ctr) containerd "$@" ;;
  skopeo) skopeo "$@" ;;
esac
