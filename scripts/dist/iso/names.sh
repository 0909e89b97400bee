# shellcheck shell=bash
# Names of images.

is_image() {
  local host='([A-Za-z0-9.-]+(:[0-9]+)?/)?' path='[a-z0-9]+(([._]|__|-+|/)[a-z0-9]+)*'
  local tag='(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?' digest='(@sha256:[0-9a-f]{64})?'
  [[ $1 =~ ^$host$path$tag$digest$ ]]
}

# full_name IMAGE: prints the name with registry and, unless there is a digest, tag, as containerd completes it.
full_name() {
  local name=$1 first=${1%%/*} last
  if [ "$first" = "$name" ]; then
    name=docker.io/library/$name
  elif [[ $first != *[.:]* && $first != localhost ]]; then
    name=docker.io/$name
  fi
  last=${name##*/}
  [[ $last == *[:@]* ]] || name=$name:latest
  echo "$name"
}

# tagged NAME: prints a full name without its digest; fails if it has no tag.
tagged() {
  local name=${1%@*}
  [[ ${name##*/} == *:* ]] || return 1
  echo "$name"
}

# pull_name NAME: prints the name to pull, with the digest alone if there is one: most engines reject tag and digest
# together.
pull_name() {
  local name=$1 tagless
  if [[ $name == *@* ]]; then
    tagless=${name%@*}
    [[ ${tagless##*/} != *:* ]] || tagless=${tagless%:*}
    name=$tagless@${name##*@}
  fi
  echo "$name"
}

# mirrored NAME: prints "yes NAME" or "no NAME": whether plain http is allowed, and the name at the mirror, if any.
mirrored() {
  local registry=${1%%/*} pair from mirror='' plain=no
  local -a pairs
  read -ra pairs <<<"$IMAGE_MIRRORS"
  for pair in "${pairs[@]}"; do
    from=${pair%%=*}
    if [ "$from" = "$registry" ]; then
      mirror=${pair#*=}
      break
    elif [ "$from" = '*' ]; then
      mirror=${pair#*=}
    fi
  done
  [ -n "$mirror" ] || { echo "no $1"; return 0; }
  [[ $mirror != http://* ]] || plain=yes
  mirror=${mirror#http://}
  mirror=${mirror#https://}
  echo "$plain ${mirror%/}/${1#*/}"
}

# file_name NAME: prints the name of its archive: without special characters, and short enough for all name formats of
# the ISO.
file_name() {
  local name=${1//[\/:@]/_}
  if [ "${#name}" -gt 90 ]; then
    name=${name:0:70}-$(sha256sum <<<"$1" | cut -c 1-16)
  fi
  echo "$name.tar"
}
