# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# Images, each an archive with a single layer: nodes import them in parallel, and archives that share a layer would
# conflict.

readonly REGISTRY=registry.k8s.io
readonly KUBERNETES_IMAGES=(kube-apiserver kube-controller-manager kube-scheduler kube-proxy etcd coredns pause)
readonly IMAGES=("${KUBERNETES_IMAGES[@]}" podnet web toolbox)
readonly SEARCH_PATH='"Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]'

# reference IMAGE: prints its name and tag. Our own images have the same tag in every version, because a cluster keeps
# its manifests through an upgrade while its nodes get the images of another ISO.
reference() {
  case $1 in
    etcd) echo "$REGISTRY/etcd:$ETCD_TAG" ;;
    coredns) echo "$REGISTRY/coredns/coredns:$COREDNS_TAG" ;;
    pause) echo "$REGISTRY/pause:$PAUSE_TAG" ;;
    kube-*) echo "$REGISTRY/$1:v$VERSION" ;;
    *) echo "localhost/koral-$1:1" ;;
  esac
}

# programs_of IMAGE: prints the outputs that it contains.
programs_of() {
  case $1 in
    etcd) printf 'bin/%s\n' etcd etcdctl ;;
    toolbox) ;;
    *) printf 'bin/%s\n' "$1" ;;
  esac
}

# make_image NAME
make_image() {
  local name=$1 programs program inputs
  mapfile -t programs < <(programs_of "$name")
  for program in "${programs[@]}"; do
    make_program "${program#bin/}"
  done
  inputs="$(made_from "${programs[@]}") $(file_hash "$HERE/docker_archive.py") $(file_hash "$HERE/lib/images.sh")"
  case $name in
    kube-proxy) inputs+=$(dpkg-query -W iptables conntrack libc6) ;;
    podnet) inputs+=$(dpkg-query -W nftables libc6) ;;
    toolbox) inputs+=$(file_hash /bin/busybox) ;;
  esac
  output "images/$name.tar" "$inputs" write_image "$name" "$(reference "$name")"
}

# write_image NAME REFERENCE OUT
write_image() {
  local root=$CACHE/.new/root-$1 config
  rm -rf "$root"
  stage_plain "$root"
  config=$("stage_${1//-/_}" "$root")
  check_libraries "$root"
  python3 "$HERE/docker_archive.py" --name "$2" --root "$root" --config "{$SEARCH_PATH, $config}" --arch "$ARCH" "$3"
  rm -rf "$root"
}

# stage_plain ROOT: creates the files that every image has.
stage_plain() {
  install -d -m 0755 "$1"/{etc,run,usr,usr/bin,usr/sbin,usr/local,usr/local/bin,var}
  install -d -m 1777 "$1/tmp"
  printf 'root:x:0:0:root:/:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n' >"$1/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$1/etc/group"
  printf 'hosts: files dns\n' >"$1/etc/nsswitch.conf"
  chmod 0644 "$1"/etc/*
}

# The stage functions fill a ROOT, and print the image's configuration.
stage_kube_apiserver() { stage_control "$1" kube-apiserver; }
stage_kube_controller_manager() { stage_control "$1" kube-controller-manager; }
stage_kube_scheduler() { stage_control "$1" kube-scheduler; }

stage_control() {
  install -m 0755 "$CACHE/bin/$2" "$1/usr/local/bin/$2"
  echo "\"Entrypoint\": [\"/usr/local/bin/$2\"]"
}

stage_etcd() {
  install -m 0755 "$CACHE/bin/etcd" "$CACHE/bin/etcdctl" "$1/usr/local/bin/"
  echo '"Entrypoint": ["/usr/local/bin/etcd"]'
}

stage_coredns() {
  install -m 0755 "$CACHE/bin/coredns" "$1/coredns"
  echo '"Entrypoint": ["/coredns"], "ExposedPorts": {"53/tcp": {}, "53/udp": {}}'
}

stage_pause() {
  install -m 0755 "$CACHE/bin/pause" "$1/pause"
  echo '"Entrypoint": ["/pause"], "User": "65535:65535"'
}

stage_web() {
  install -m 0755 "$CACHE/bin/web" "$1/web"
  echo '"Entrypoint": ["/web"], "User": "65532:65532", "ExposedPorts": {"8080/tcp": {}}'
}

stage_podnet() {
  stage_program "$1" /usr/sbin/nft
  install -m 0755 "$CACHE/bin/podnet" "$1/podnet"
  echo '"Entrypoint": ["/podnet"]'
}

# kube-proxy runs iptables and conntrack; on the nodes' Debian, iptables is the nf_tables variant.
stage_kube_proxy() {
  local extensions name
  extensions=$(dirname "$(dpkg -L iptables libxtables12 | grep -m 1 '/libxt_comment\.so$')")
  stage_program "$1" /usr/sbin/xtables-nft-multi /usr/sbin/conntrack
  install -d -m 0755 "$1$extensions"
  cp -a "$extensions"/. "$1$extensions/"
  # Some of them need more libraries than iptables itself: "statistic", which a Service uses to choose a pod, needs
  # libm.
  stage_libraries "$1" "$extensions"/*.so
  for name in ip{,6}tables{,-save,-restore} ip{,6}tables-nft{,-save,-restore}; do
    ln -s xtables-nft-multi "$1/usr/sbin/$name"
  done
  install -m 0755 "$CACHE/bin/kube-proxy" "$1/usr/local/bin/kube-proxy"
  echo '"Entrypoint": ["/usr/local/bin/kube-proxy"]'
}

# A shell and common commands, for inspecting clusters and for test applications.
stage_toolbox() {
  local command
  stage_program "$1" /bin/busybox
  for command in $(/bin/busybox --list); do
    [[ $command == busybox ]] || ln -s busybox "$1/bin/$command"
  done
  echo '"Cmd": ["/bin/sh"]'
}

# stage_program ROOT PROGRAM…: copies programs of this machine to the same paths, with their shared libraries.
stage_program() {
  local root=$1 program
  shift
  for program in "$@"; do
    install -D -m 0755 "$program" "$root$program"
  done
  stage_libraries "$root" "$@"
}

# stage_libraries ROOT FILE…: copies the shared libraries of these programs and libraries.
stage_libraries() {
  local root=$1 library
  shift
  while IFS= read -r library; do
    install -D -m 0755 "$(readlink -f "$library")" "$root$library"
  done < <({ ldd "$@" 2>/dev/null || true; } | grep -oE '=> /[^ ]+|^\s+/[^ ]+' | grep -oE '/[^ ]+' | sort -u)
}

# check_libraries ROOT: checks that all needed shared libraries are present. Some are loaded only on demand, which may
# be late in a cluster's life.
check_libraries() {
  local library missing=()
  while IFS= read -r library; do
    [[ -n $(find "$1" -name "$library" -print -quit) ]] || missing+=("$library")
  done < <(find "$1" -type f \( -perm /111 -o -name '*.so*' \) -exec readelf --dynamic {} + 2>/dev/null |
    sed -nE 's/.*\(NEEDED\).*\[(.*)\]$/\1/p' | sort -u)
  [[ ${#missing[@]} -eq 0 ]] || fatal "the image lacks ${missing[*]}"
}

# check_images: checks that the images are those that this kubeadm lists.
check_images() {
  local asked have name
  asked=$("$CACHE/bin/kubeadm" config images list --kubernetes-version "v$VERSION" 2>/dev/null | sort)
  have=$(for name in "${KUBERNETES_IMAGES[@]}"; do reference "$name"; done | sort)
  [[ $asked == "$have" ]] || fatal "kubeadm $VERSION asks for other images than are made:"$'\n'"$(diff <(echo "$asked") <(echo "$have"))"
}
