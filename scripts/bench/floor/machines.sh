# The machines of the floor: to be sourced by floor.sh, whose NAMES, WORK, TEMPLATE, KUBERNETES and VERSION it reads.
# Nodes are numbered by their index in NAMES.
# shellcheck shell=bash

readonly GROUPS_FOLDER=mold-floor INOTIFY_INSTANCES=100

mac_of() {
  printf '02:00:0a:01:01:1%d' "$1"
}

# The default of 128 is just enough for three nodes; machines without enough fail to boot, without an error message.
need_inotify() {
  local most used
  most=$(cat /proc/sys/fs/inotify/max_user_instances)
  used=$({ find /proc/[0-9]*/fd -lname anon_inode:inotify 2>/dev/null || true; } | wc -l)
  [ $((most - used)) -ge "$INOTIFY_INSTANCES" ] ||
    fatal "of $most inotify instances $used are in use; raise the setting fs.inotify.max_user_instances"
}

machines_up() {
  local node
  ISO=$(losetup --find --show --read-only "$KUBERNETES/iso/setup-v$VERSION.iso")
  for node in "${!NAMES[@]}"; do
    machine_up "$node"
  done
}

machine_up() {
  local name=${NAMES[$1]} netns=mold-floor-${NAMES[$1]}
  mkdir -p "$WORK/$name"
  ip netns add "$netns"
  ip link add "eth0" address "$(mac_of "$1")" netns "$netns" type veth peer name "to$1" netns "$ROUTER"
  ip -n "$ROUTER" link set "to$1" master guest up
  NAME=$name NETNS=$netns FOLDER=$WORK/$name GROUP=$GROUPS_FOLDER/$name ISO=$ISO TEMPLATE=$TEMPLATE KEY=$WORK/key.pub \
    setsid unshare --mount --propagation slave bash "$HERE/machine.sh" </dev/null >"$WORK/$name/console.log" 2>&1 &
  disown
}

# Kills the machines: nothing on their disks is needed any more.
machines_down() {
  local name
  within 20 groups_gone || echo "warning: control groups named $GROUPS_FOLDER are left" >&2
  for name in "${NAMES[@]}"; do
    if [ -e "/run/netns/mold-floor-$name" ]; then ip netns delete "mold-floor-$name"; fi
  done
  [ -z "${ISO:-}" ] || losetup --detach "$ISO"
}

# Kills every process in the groups: systemd-nspawn and the machine's first process, which would survive it.
groups_gone() {
  local process
  while IFS= read -r process; do
    kill -KILL "$process" 2>/dev/null || true
  done < <(find /sys/fs/cgroup -path "*/$GROUPS_FOLDER/*" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -u)
  find /sys/fs/cgroup -path "*/$GROUPS_FOLDER*" -depth -type d -exec rmdir {} + 2>/dev/null || true
  [ -z "$(find /sys/fs/cgroup -maxdepth 2 -name "$GROUPS_FOLDER" -print -quit)" ]
}
