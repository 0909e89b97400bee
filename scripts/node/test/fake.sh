#!/usr/bin/env bash
# fake.sh: replaces the commands that change a machine; node_test.sh links each of their names to it.
# Every call is logged to $WORLD/calls. A file $WORLD/fail/NAME makes NAME fail, $WORLD/fail/NAME-VERB that verb of it;
# the file's content is printed to standard error.
# Settings read: WORLD, the test's folder; KORAL_ROOT, the fake machine in it.
set -euo pipefail

name=$(basename "$0")
echo "$name $*" >>"$WORLD/calls"

fail_if_told() {
  local what
  for what in "$name" "$name-${1:-}" "$name-${1:-}-${2:-}"; do
    if [ -f "$WORLD/fail/$what" ]; then
      cat "$WORLD/fail/$what" >&2
      exit 1
    fi
  done
}

# Saves a copy of the configuration file of a call, with its mode.
keep_config() {
  local verb=$1 previous='' argument
  shift
  for argument in "$@"; do
    if [ "$previous" = --config ]; then
      cp "$argument" "$WORLD/config-$verb"
      stat -c %a "$argument" >"$WORLD/config-$verb.mode"
    fi
    previous=$argument
  done
}

kubelet_conf() {
  printf 'clusters:\n- cluster:\n    server: https://198.51.100.7:6443\n  name: kubernetes\n' \
    >"$KORAL_ROOT/etc/kubernetes/kubelet.conf"
}

# Writes the manifest with the address of the node's own API server; without the address if $WORLD/no-address exists.
api_manifest() {
  local manifests=$KORAL_ROOT/etc/kubernetes/manifests
  mkdir -p "$manifests"
  printf 'metadata:\n  annotations:\n' >"$manifests/kube-apiserver.yaml"
  if [ ! -f "$WORLD/no-address" ]; then
    echo '    kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: 10.1.1.10:6443' \
      >>"$manifests/kube-apiserver.yaml"
  fi
}

fake_kubeadm() {
  case $1 in
    version) cat "$WORLD/kubeadm-version" ;;
    init)
      if [ "$2" = phase ]; then
        keep_config certs "$@"
        sed -n 's/^certificateKey: /Using certificate key: /p' "$WORLD/config-certs"
      else
        keep_config init "$@"
        mkdir -p "$KORAL_ROOT/etc/kubernetes/pki"
        echo "admin" >"$KORAL_ROOT/etc/kubernetes/admin.conf"
        kubelet_conf
        api_manifest
      fi
      ;;
    join)
      keep_config join "$@"
      mkdir -p "$KORAL_ROOT/etc/kubernetes/pki"
      kubelet_conf
      ! grep -q '^controlPlane:' "$WORLD/config-join" || api_manifest
      ;;
    token)
      keep_config token "$@"
      sed -n 's/.*token: //p' "$WORLD/config-token"
      ;;
  esac
}

fake_kubectl() {
  case "$*" in
    *'configmap cluster-info'*) [ ! -f "$WORLD/unsigned" ] && echo signature ;;
    *' get '*) [ -f "$WORLD/in-cluster" ] && cat "$WORLD/in-cluster" ;;
    *' delete '*) cat >"$WORLD/deleted" ;;
  esac
}

# A drive is a file with the path of the folder that represents its disc.
fake_mount() {
  [ -f "$2" ] || exit 32
  cp -r "$(cat "$2")/." "$3"
  touch "$WORLD/mounted"
}

fake_umount() {
  rm -rf "${1:?}"/* "$WORLD/mounted"
}

fake_mountpoint() {
  [ -f "$WORLD/mounted" ]
}

fake_blkid() {
  case "$*" in
    '-L CDROM') [ -f "$WORLD/labelled" ] && cat "$WORLD/labelled" ;;
    *) echo iso9660 ;;
  esac
}

fake_ctr() {
  case "$*" in
    *import*) echo "unpacking" ;;
    *'images ls'*) printf '%s\n' registry.k8s.io/pause:3.9 registry.k8s.io/pause:3.10 registry.k8s.io/etcd:3.5 ;;
  esac
}

fake_hostname() {
  if [ "${1:-}" = -F ]; then cp "$2" "$WORLD/hostname"; else cat "$WORLD/hostname"; fi
}

fake_sysctl() {
  [ "$1" != -n ] || echo 1
}

fake_systemd-run() {
  while [[ $1 == --* ]]; do shift; done
  setsid "$@" </dev/null >/dev/null 2>&1 &
}

# A task can be blocked at its first step, to inspect it while it runs.
fake_modprobe() {
  while [ -f "$WORLD/hold" ]; do sleep 0.05; done
}

main() {
  fail_if_told "$@"
  if [ "$(type -t "fake_$name")" = function ]; then
    "fake_$name" "$@"
  fi
}

main "$@"
