# shellcheck shell=bash
# shellcheck disable=SC2034 # STARTED and EXIT_CODE are used by the other files
# One machine, run as the machine back end does: an overlay on the image, /var copied to the disk, systemd-nspawn.

readonly LOWER=$WORK/image DISK=$WORK/disk TREE=$WORK/root
readonly CONTROLLERS=(cpu cpuacct cpuset memory devices freezer blkio pids systemd unified)

mount_image() {
  mkdir -p "$LOWER" "$TREE"
  mount -o ro,loop "$1" "$LOWER"
}

# new_disk: replaces the machine's disk by an empty one.
new_disk() {
  close_disk
  rm -rf "$DISK"
  mkdir -p "$DISK/upper" "$DISK/work"
  cp -a "$LOWER/var" "$DISK/var"
  mount -t overlay "$NAME" -o "lowerdir=$LOWER,upperdir=$DISK/upper,workdir=$DISK/work" "$TREE"
}

close_disk() {
  ! mountpoint -q "$TREE" || umount -R "$TREE"
}

# start_machine [NSPAWN OPTION…]
start_machine() {
  make_groups
  plug_in
  STARTED=$(now)
  # shellcheck disable=SC2016 # for the inner shell
  SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes SYSTEMD_NSPAWN_USE_CGNS=1 bash -c 'for file in $GROUPS_OF_MACHINE; do
      echo $$ >"$file/cgroup.procs"
    done
    exec setsid systemd-nspawn "$@"' nspawn --quiet -D "$TREE" -M "$NAME" --register=no --keep-unit \
    --network-namespace-path="/run/netns/$GUEST" --capability=all --system-call-filter='@keyring bpf @mount @privileged' \
    --bind=/dev/kmsg --bind=/dev/fuse --bind="$DISK/var:/var" --console=pipe --kill-signal=SIGRTMIN+3 "$@" \
    /usr/local/sbin/mold-init </dev/null >>"$WORK/console" 2>&1 &
  MACHINE_PID=$!
  await 10 "the machine has a first process" find_leader
}

find_leader() {
  LEADER=$(cat "/proc/$MACHINE_PID/task/$MACHINE_PID/children") && LEADER=${LEADER%% *} && [ -n "$LEADER" ] &&
    [ "$(readlink "/proc/$LEADER/ns/pid")" != "$(readlink /proc/self/ns/pid)" ]
}

# Runs a command in the machine, without SSH.
inside() {
  nsenter -t "$LEADER" --all -- env -i PATH=/usr/sbin:/usr/bin "$@"
}

ended() {
  ! kill -0 "$MACHINE_PID" 2>/dev/null
}

# await_end SECONDS: sets EXIT_CODE.
await_end() {
  await "$1" "the machine is off" ended
  EXIT_CODE=0
  wait "$MACHINE_PID" || EXIT_CODE=$?
  MACHINE_PID=
  remove_groups
  unplug 2>/dev/null || true
}

power_off() {
  kill -RTMIN+3 "$LEADER"
  await_end "${1:-15}"
}

pull_the_plug() {
  [ -n "${MACHINE_PID:-}" ] || return 0
  kill -KILL "${LEADER:-$MACHINE_PID}" 2>/dev/null || true
  await_end 10
}

make_groups() {
  local controller group
  GROUPS_OF_MACHINE=
  for controller in "${CONTROLLERS[@]}"; do
    [ -d "/sys/fs/cgroup/$controller" ] || continue
    group=/sys/fs/cgroup/$controller/machine/$NAME
    mkdir -p "$group"
    if [ "$controller" = cpuset ]; then
      fill_cpuset "${group%/*}"
      fill_cpuset "$group"
    fi
    GROUPS_OF_MACHINE+=" $group"
  done
  export GROUPS_OF_MACHINE
}

# A new group of this controller has no processors and no memory nodes.
fill_cpuset() {
  cat /sys/fs/cgroup/cpuset/cpuset.cpus >"$1/cpuset.cpus"
  cat /sys/fs/cgroup/cpuset/cpuset.mems >"$1/cpuset.mems"
}

remove_groups() {
  local group
  for group in ${GROUPS_OF_MACHINE:-}; do
    await 5 "$group is gone" remove_group "$group"
    # The common parent is removed with its last machine.
    rmdir "${group%/*}" 2>/dev/null || true
  done
  GROUPS_OF_MACHINE=
}

remove_group() {
  [ -d "$1" ] || return 0
  find "$1" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  [ ! -d "$1" ]
}
