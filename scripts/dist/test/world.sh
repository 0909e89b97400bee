# shellcheck shell=bash
# The environment of a test of the ISO builder: upstreams on a loopback mirror, fake engines, a temporary folder and an
# output folder; and assertions.
# shellcheck source=../../lib/testing.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../lib/testing.sh"

case $(uname -m) in
  x86_64) ARCH=amd64 ;;
  *) ARCH=arm64 ;;
esac

# ---- once for all tests

need_commands() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null || { echo "error: these tests need $name" >&2; exit 2; }
  done
}

# A folder with all commands of the machine except those that tests add or remove.
make_tools() {
  TOOLS=$SCRATCH/tools
  mkdir "$TOOLS"
  find /usr/sbin /usr/bin /sbin /bin -maxdepth 1 ! -type d -printf '%f\t%p\n' 2>/dev/null |
    awk -F '\t' '!seen[$1]++ && $1 !~ /^(docker|podman|ctr|skopeo|xorriso|genisoimage|mkisofs)$/ { print $2 }' |
    xargs -d '\n' ln -s -t "$TOOLS"
}

# The initial content of each world.
make_upstream() {
  local WORLD=$SCRATCH/upstream
  mkdir "$WORLD"
  make_releases
  make_manifests
}

# bundle_builder OUT: writes the builder as it is installed.
bundle_builder() {
  "$HERE/../../lib/bundle.sh" "$HERE/../create-kubernetes-binaries-iso.sh" "$HERE/../iso" ISO_LIB "$1"
}

start_mirror() {
  local n
  python3 "$HERE/mirror.py" "$SCRATCH" "$SCRATCH/port" &
  MIRROR_PROCESS=$!
  for ((n = 0; n < 100; n++)); do
    [ ! -f "$SCRATCH/port" ] || break
    sleep 0.1
  done
  [ -f "$SCRATCH/port" ] || { echo "error: the mirror does not start" >&2; exit 2; }
}

stop_mirror() {
  kill "$MIRROR_PROCESS"
  wait "$MIRROR_PROCESS" 2>/dev/null || true
}

# ---- for each test

make_world() {
  WORLD=$(mktemp -d "$SCRATCH/world.XXXXXX")
  URL=http://127.0.0.1:$(cat "$SCRATCH/port")/${WORLD##*/}
  mkdir -p "$WORLD"/{bin,fail,hang,out,tmp}
  : >"$WORLD/calls"
  : >"$WORLD/held"
  : >"$WORLD/requests"
  : >"$WORLD/err"
  export WORLD TMPDIR=$WORLD/tmp PATH=$WORLD/bin:$TOOLS
  export MOLD_ISO_KUBERNETES_MIRROR=$URL/kubernetes MOLD_ISO_UNITS_MIRROR=$URL/units MOLD_ISO_CNI_MIRROR=$URL/cni
  export MOLD_ISO_CRICTL_MIRROR=$URL/crictl/ MOLD_ISO_ETCD_MIRROR=$URL/etcd
  export MOLD_ISO_AUTOSCALER=none MOLD_ISO_PROVIDER=none MOLD_ISO_SNAPSHOT_CRDS=none MOLD_ISO_CSI=none
  export MOLD_ISO_PAUSE=0 MOLD_ISO_FREE_MIB=1
  unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY no_proxy NO_PROXY
  give xorriso
  give_engine skopeo
  cp -r "$SCRATCH/upstream/." "$WORLD"
}

# With all default manifests; most tests omit them to be faster.
every_manifest() {
  export MOLD_ISO_AUTOSCALER=$URL/yaml/autoscaler.yaml MOLD_ISO_PROVIDER=$URL/yaml/provider.yaml
  export MOLD_ISO_SNAPSHOT_CRDS=$URL/yaml/crds.yaml MOLD_ISO_CSI=$URL/yaml/csi.yaml
}

# give COMMAND…: adds commands to the PATH.
give() {
  local name
  for name in "$@"; do
    ln -s "$(PATH=$SYSTEM_PATH command -v "$name")" "$WORLD/bin/$name"
  done
}

give_engine() {
  local name
  for name in "$@"; do
    ln -s "$HERE/fake-engine.sh" "$WORLD/bin/$name"
  done
}

take() {
  rm "$WORLD/bin/$1"
}

make_releases() {
  local folder=$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH name
  mkdir -p "$folder" "$WORLD"/units/{kubelet,kubeadm} "$WORLD/cni/v1.5.1" "$WORLD/crictl/v1.30.0" "$WORLD/content"
  cp "$HERE/fake-kubeadm.sh" "$folder/kubeadm"
  echo "the kubelet" >"$folder/kubelet"
  echo "kubectl itself" >"$folder/kubectl"
  for name in kubeadm kubelet kubectl; do
    # As upstream writes it: bare digits without a line end.
    sha256sum <"$folder/$name" | tr -d ' \n-' >"$folder/$name.sha256"
  done
  printf '[Service]\nExecStart=/usr/bin/kubelet\n' >"$WORLD/units/kubelet/kubelet.service"
  printf '[Service]\nExecStart=\nExecStart=/usr/bin/kubelet --more\n' >"$WORLD/units/kubeadm/10-kubeadm.conf"
  make_archive bridge "$WORLD/cni/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz" sha256
  make_archive crictl "$WORLD/crictl/v1.30.0/crictl-v1.30.0-linux-$ARCH.tar.gz" sha512
}

# make_archive CONTENT FILE KIND: writes an archive and its checksum file, in the format of KINDsum.
make_archive() {
  echo "$1" >"$WORLD/content/$1"
  tar -czf "$2" -C "$WORLD/content" "$1"
  (cd "$(dirname "$2")" && "$3sum" "$(basename "$2")") >"$2.$3"
}

make_manifests() {
  mkdir "$WORLD/yaml"
  pod network flannel/flannel:v0.25.5 >"$WORLD/yaml/network.yaml"
  pod dashboard kubernetesui/dashboard:v2.7.0 >"$WORLD/yaml/dashboard.yaml"
  pod autoscaler apache/cloudstack-kubernetes-autoscaler:latest >"$WORLD/yaml/autoscaler.yaml"
  pod provider quay.example.org/provider:v1.1.0 >"$WORLD/yaml/provider.yaml"
  pod driver ghcr.io/cloudstack/csi:3.0.0 >"$WORLD/yaml/csi.yaml"
  printf 'kind: CustomResourceDefinition\nspec:\n  image:\n    type: string\n' >"$WORLD/yaml/crds.yaml"
}

pod() {
  printf 'kind: Pod\nmetadata:\n  name: %s\nspec:\n  containers:\n    - name: %s\n      image: %s\n' "$1" "$1" "$2"
}

fault() {
  echo "$*" >>"$WORLD/faults"
}

# ---- running the builder

# build [INDEX VALUE]…: runs the builder, with those arguments changed.
build() {
  local -a given=("$WORLD/out" 1.30.3 1.5.1 1.30.0 "$URL/yaml/network.yaml" "$URL/yaml/dashboard.yaml" setup)
  while [ $# -gt 0 ]; do
    given[$1]=$2
    shift 2
  done
  "$BUILDER" "${given[@]}"
}

# makes [COMMAND…]: asserts that the command, build by default, writes $WORLD/out/setup.iso and leaves nothing else.
makes() {
  [ $# -gt 0 ] || set -- build
  exits 0 "$@"
  [ -f "$WORLD/out/setup.iso" ] || fail "there is no ISO"
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(ls -A "$WORLD/tmp")" ''
}

# refuses STATUS TEXT [COMMAND…]: asserts that it exits with the status and an error containing the text, and leaves
# nothing.
refuses() {
  local status=$1 text=$2
  shift 2
  [ $# -gt 0 ] || set -- build
  exits "$status" "$@"
  [[ $(tail -n 1 "$WORLD/err") == "error: "*"$text"* ]] || fail "wanted an error with «$text»: $(cat "$WORLD/err")"
  equal "$(grep -c '^error: ' "$WORLD/err")" 1
  equal "$(ls -A "$WORLD/out")" ''
  equal "$(ls -A "$WORLD/tmp")" ''
}

# on_iso PATH: prints a file of the ISO.
on_iso() {
  local file
  file=$(mktemp "$WORLD/on-iso.XXXXXX")
  rm "$file"
  PATH=$SYSTEM_PATH xorriso -osirrox on -indev "$WORLD/out/setup.iso" -extract "$1" "$file" >/dev/null 2>&1 ||
    fail "the ISO has no $1"
  cat "$file"
}

iso_paths() {
  PATH=$SYSTEM_PATH xorriso -indev "$WORLD/out/setup.iso" -find / -type f 2>/dev/null | tr -d "'" | sort
}
