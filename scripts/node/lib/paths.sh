# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# All paths, below KORAL_ROOT, which is empty except in tests.

SCRIPT=$KORAL_ROOT/opt/koral/koral-node
MANIFESTS=$KORAL_ROOT/opt/koral/manifests
VAR=$KORAL_ROOT/var/lib/koral
TASKS=$VAR/tasks
# In memory, so that errors can be recorded even if the disk is full.
RUN=$KORAL_ROOT/run/koral
OPT_BIN=$KORAL_ROOT/opt/bin
CNI_BIN=$KORAL_ROOT/opt/cni/bin
SYSTEMD=$KORAL_ROOT/etc/systemd/system
ISO_MOUNT=$KORAL_ROOT/mnt/k8sdisk
CONTAINERD_ETC=$KORAL_ROOT/etc/containerd
CRI_SOCKET=unix:///run/containerd/containerd.sock
KUBERNETES_ETC=$KORAL_ROOT/etc/kubernetes
ADMIN_CONF=$KUBERNETES_ETC/admin.conf
KUBELET_CONF=$KUBERNETES_ETC/kubelet.conf
API_MANIFEST=$KUBERNETES_ETC/manifests/kube-apiserver.yaml

# Binaries from the ISO come first. Fixed, because the PATH of sudo or systemd-run may lack /usr/sbin.
if [ -n "$KORAL_ROOT" ]; then
  export PATH="$OPT_BIN:$PATH"
else
  export PATH="$OPT_BIN:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
fi

# patience SECONDS: prints a wait limit; tests override it.
patience() {
  echo "${KORAL_TEST_PATIENCE:-$1}"
}

# folder PATH…: creates world-readable folders, whatever the umask.
folder() {
  (umask 022 && mkdir -p "$@")
}

private_folder() {
  mkdir -p "$1"
  chmod 0700 "$1"
}

# write_file MODE PATH: writes standard input to the file, atomically. Sets FILE_CHANGED to yes or no.
write_file() {
  local mode=$1 path=$2
  folder "$(dirname "$path")"
  cat >"$path.koral-new"
  chmod "$mode" "$path.koral-new"
  if cmp -s "$path.koral-new" "$path"; then
    FILE_CHANGED=no
    chmod "$mode" "$path"
    rm -f "$path.koral-new"
  else
    FILE_CHANGED=yes
    mv -f "$path.koral-new" "$path"
  fi
}
