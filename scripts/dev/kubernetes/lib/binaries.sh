# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# Programs from Go modules. Each family is built in an empty module that requires it, so that the `replace` lines of the
# family's own go.mod, which refer to folders of its repository, are ignored.

readonly KUBERNETES_PROGRAMS=(kubeadm kubelet kubectl kube-apiserver kube-controller-manager kube-scheduler kube-proxy)
readonly PROGRAMS=("${KUBERNETES_PROGRAMS[@]}" etcd etcdctl coredns crictl podnet web pause)

use_go() {
  # shellcheck disable=SC2153 # of versions.sh
  export GOTOOLCHAIN=$GO_TOOLCHAIN GOFLAGS='-mod=mod -trimpath -buildvcs=false' GOWORK=off CGO_ENABLED=0 GOOS=linux
  export GOARCH=$ARCH
}

# make_program NAME: Kubernetes is built without the in-tree cloud providers, a quarter of a kubelet up to 1.30, which
# an external provider does not need.
make_program() {
  local name=$1 cri=github.com/kubernetes-sigs/cri-tools
  case $name in
    etcd) go_program etcd etcd_module "$ETCD_VERSION" go.etcd.io/etcd/server/v3 "" ;;
    etcdctl) go_program etcdctl etcd_module "$ETCD_VERSION" go.etcd.io/etcd/etcdctl/v3 "" ;;
    coredns) go_program coredns coredns_module "$COREDNS_VERSION" . "" ;;
    crictl) go_program crictl crictl_module "$CRICTL_VERSION" $cri/cmd/crictl "-X $cri/pkg/version.Version=v$CRICTL_VERSION" ;;
    podnet | web) go_program "$name" own_module 1 . "" ;;
    pause) output bin/pause "$(file_hash "$HERE/pause.c") $ARCH $PAUSE_TAG" compile_pause ;;
    *) go_program "$name" kubernetes_module "$VERSION" "k8s.io/kubernetes/cmd/$name" "$(kubernetes_flags)" providerless ;;
  esac
}

# go_program NAME MODULE_FUNCTION VERSION PACKAGE LINKER_FLAGS [TAGS]
go_program() {
  local sources=
  [[ ! -d $HERE/$1 ]] || sources=$(hash_sources "$HERE/$1")
  output "bin/$1" "$GO_TOOLCHAIN $ARCH $3 $(declare -f "$2" kubernetes_mod) $sources" go_build "$2" "$4" "$5" "${6:-}"
}

# go_build MODULE_FUNCTION PACKAGE LINKER_FLAGS TAGS OUT
go_build() {
  local folder=$CACHE/build/${1%_module}
  mkdir -p "$folder"
  "$1" "$folder" "$(basename "$5")"
  (cd "$folder" && nice -n "$NICE" go build ${JOBS:+-p "$JOBS"} -tags "$4" -ldflags "-s -w $3" -o "$5" "$2")
}

kubernetes_module() {
  kubernetes_mod "$VERSION" >"$1/go.mod"
}

# kubernetes_mod VERSION: the go.mod for Kubernetes with its staging modules in the versions published from it.
kubernetes_mod() {
  local upstream published=v0.${1#*.} modules
  upstream=$(go_mod_of k8s.io/kubernetes "v$1")
  mapfile -t modules < <(sed -nE 's#^[[:space:]]+(k8s\.io/[a-z0-9.-]+) => \./staging/.*#\1#p' "$upstream")
  printf 'module build\n\n%s\n\nrequire k8s.io/kubernetes v%s\n\nrequire (\n' "$(grep -E '^go ' "$upstream")" "$1"
  # The version that Kubernetes itself requires; it does not exist and is replaced below.
  printf '\t%s v0.0.0\n' "${modules[@]}"
  printf ')\n\nreplace (\n'
  printf "\t%s => $published\n" "${modules[@]}" | sed -E 's#(k8s\S+) =>#& \1#'
  printf ')\n'
}

# The version that programs report: built from the release's files, not from a git checkout.
kubernetes_flags() {
  local flags=() package minor
  minor=${VERSION#*.}
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    flags+=(-X "$package.gitVersion=v$VERSION" -X "$package.gitMajor=${VERSION%%.*}" -X "$package.gitMinor=${minor%.*}"
      -X "$package.gitTreeState=archive" -X "$package.buildDate=$BUILD_DATE")
  done
  echo "${flags[*]}"
}

etcd_module() {
  printf 'module build\n\ngo 1.20\n\nrequire (\n\tgo.etcd.io/etcd/server/v3 v%s\n\tgo.etcd.io/etcd/etcdctl/v3 v%s\n)\n' \
    "$ETCD_VERSION" "$ETCD_VERSION" >"$1/go.mod"
}

# cri-tools is published under one module name and imports itself under another.
crictl_module() {
  local name=github.com/kubernetes-sigs/cri-tools
  {
    kubernetes_mod "$CRICTL_KUBERNETES"
    printf '\nrequire %s v0.0.0\n\nreplace %s => sigs.k8s.io/cri-tools v%s\n' "$name" "$name" "$CRICTL_VERSION"
  } >"$1/go.mod"
}

coredns_module() {
  cp "$HERE/coredns/main.go" "$1/main.go"
  printf 'module build\n\ngo 1.20\n\nrequire github.com/coredns/coredns v%s\n' "$COREDNS_VERSION" >"$1/go.mod"
}

# own_module FOLDER NAME: copies the sources, because the go command may change go.mod.
own_module() {
  rm -rf "${1:?}"/*
  cp "$HERE/$2"/*.go "$HERE/$2"/go.* "$1/"
  rm -f "$1"/*_test.go
}

# go_mod_of MODULE VERSION: prints the path of the module's own go.mod.
go_mod_of() {
  local answer
  answer=$(go mod download -json "$1@$2") || fatal "the module $1 $2 cannot be fetched: $answer"
  sed -nE 's/^\t"GoMod": "(.*)",?$/\1/p' <<<"$answer"
}

compile_pause() {
  gcc -Os -Wall -Wextra -Werror -static -s -Wl,--build-id=none -DVERSION="\"$PAUSE_TAG\"" -o "$1" "$HERE/pause.c"
}
