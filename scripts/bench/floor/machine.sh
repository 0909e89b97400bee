#!/usr/bin/env bash
# Boots one machine of the floor in its own mount namespace; execs systemd-nspawn. usage: machine.sh
# Environment, all required: NAME, NETNS, FOLDER, GROUP (control groups), ISO (device), TEMPLATE, KEY (for root).
# Disk, limits and flags are those of the machine back end with its usual offering for nodes.
set -euo pipefail

: "${NAME:?}" "${NETNS:?}" "${FOLDER:?}" "${GROUP:?}" "${ISO:?}" "${TEMPLATE:?}" "${KEY:?}"
readonly CPUS=2 MEMORY_MIB=2048 DISK=8G
readonly OWN_KERNEL_SETTINGS=(vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes)

# Copies of other namespaces' mounts would prevent their removal.
release_mounts() {
  local mount
  for mount in /run/netns/*; do
    [ "$mount" = "/run/netns/$NETNS" ] || umount -l "$mount" 2>/dev/null || true
  done
}

disk() {
  # so that what nspawn leaves there disappears with the mount namespace
  mkdir -p /run/systemd/nspawn
  mount -t tmpfs -o mode=0755 tmpfs /run/systemd/nspawn
  mkdir -p "$FOLDER"/{template,disk,root}
  truncate -s "$DISK" "$FOLDER/disk.img"
  mkfs.ext4 -q -F -m 0 -E lazy_itable_init=1,lazy_journal_init=1,nodiscard "$FOLDER/disk.img"
  mount -o ro,loop "$TEMPLATE" "$FOLDER/template"
  mount -o loop "$FOLDER/disk.img" "$FOLDER/disk"
  mkdir "$FOLDER"/disk/{upper,work}
  cp -a "$FOLDER/template/var" "$FOLDER/disk/var"
  mount -t overlay overlay "$FOLDER/root" \
    -o "lowerdir=$FOLDER/template,upperdir=$FOLDER/disk/upper,workdir=$FOLDER/disk/work"
}

# Does what cloud-init would do.
identity() {
  local root=$FOLDER/root
  : >"$root/etc/cloud/cloud-init.disabled"
  echo "$NAME" >"$root/etc/hostname"
  printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$NAME" >"$root/etc/hosts"
  ssh-keygen -q -t ed25519 -N '' -f "$root/etc/ssh/ssh_host_ed25519_key"
  install -d -m 0700 "$root/root/.ssh"
  install -m 0600 "$KEY" "$root/root/.ssh/authorized_keys"
}

enter_groups() {
  local folder group
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    group=/sys/fs/cgroup/$GROUP
    mkdir -p "$group"
    echo '+cpu +cpuset +memory +pids +io' >/sys/fs/cgroup/cgroup.subtree_control
    echo '+cpu +cpuset +memory +pids +io' >"${group%/*}/cgroup.subtree_control"
    echo $((MEMORY_MIB << 20)) >"$group/memory.max"
    echo $((CPUS * 100000)) 100000 >"$group/cpu.max"
    echo $$ >"$group/cgroup.procs"
    return
  fi
  for folder in /sys/fs/cgroup/*; do
    if [ ! -L "$folder" ] && mountpoint -q "$folder"; then
      enter_group "$folder" "$folder/$GROUP"
    fi
  done
}

enter_group() {
  local file
  mkdir -p "$2"
  for file in cpuset.cpus cpuset.mems; do
    if [ -e "$1/$file" ]; then
      cat "$1/$file" >"${2%/*}/$file"
      cat "$1/$file" >"$2/$file"
    fi
  done
  if [ -e "$2/memory.limit_in_bytes" ]; then echo $((MEMORY_MIB << 20)) >"$2/memory.limit_in_bytes"; fi
  if [ -e "$2/cpu.cfs_quota_us" ]; then echo $((CPUS * 100000)) >"$2/cpu.cfs_quota_us"; fi
  echo $$ >"$2/cgroup.procs"
}

# Gives the machine its own files for its memory size and for kernel settings of the host that the kubelet writes. They
# are bind-mounted over the kernel's before the first process starts, because nspawn cannot do that.
own_view() {
  local view=$FOLDER/root/floor setting
  mkdir -p "$view"
  sed "s/^MemTotal:.*/MemTotal: $((MEMORY_MIB << 10)) kB/" /proc/meminfo >"$view/meminfo"
  {
    printf '#!/bin/sh\nset -e\nmount --bind /floor/meminfo /proc/meminfo\n'
    for setting in "${OWN_KERNEL_SETTINGS[@]}"; do
      cat "/proc/sys/$setting" >"$view/${setting//\//.}"
      echo "mount --bind /floor/${setting//\//.} /proc/sys/$setting"
    done
    echo 'exec /usr/local/sbin/mold-init'
  } >"$view/boot"
  chmod 0755 "$view/boot"
}

main() {
  release_mounts
  disk
  identity
  own_view
  enter_groups
  export SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes SYSTEMD_NSPAWN_USE_CGNS=1
  exec systemd-nspawn --quiet --directory="$FOLDER/root" --machine="mold-floor-$NAME" --hostname="$NAME" \
    --register=no --keep-unit --network-namespace-path="/run/netns/$NETNS" --capability=all \
    --system-call-filter='@keyring bpf @mount @privileged' --resolv-conf=off --timezone=off --link-journal=no \
    --bind="$FOLDER/disk/var:/var" --bind=/dev/kmsg --bind=/dev/fuse --bind="$ISO:/dev/sr0" \
    --console=read-only --kill-signal=SIGRTMIN+3 /floor/boot
}

main
