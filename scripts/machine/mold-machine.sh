#!/usr/bin/env bash
# mold-machine: what keeps one machine of the machine back end alive. The server starts it and may then die: it goes on.
#
# usage: mold-machine start FOLDER    begin to boot the machine; returns once the supervisor is at work
#        mold-machine stop FOLDER     tell the machine what FOLDER/stop says, if it runs; may be repeated
#        mold-machine drive FOLDER    bring the running machine's /dev/sr0 to what FOLDER/drive says
#        mold-machine clean FOLDER    remove what a supervisor that was killed has left of the machine on the host
#
# FOLDER/machine.conf, KEY=VALUE lines, the value is the rest of the line:
#   ID         the machine's uuid: name of its control groups
#   HOSTNAME   host name at boot
#   NETNS      its network namespace, a path
#   TEMPLATE   file with a root file system that the kernel can mount
#   DISK       file with the machine's own ext4 disk
#   CPUS       cores' worth of time that it may use
#   MEMORY     MiB that it may use
# FOLDER/drive        the block device of the ISO in its drive; empty or absent for none
# FOLDER/stop         is there while the machine is meant to be off: "forced" pulls the plug
#
# It writes supervisor, leader ("PID STARTED": a process and when it began, in clock ticks since boot), console.log, and
# outcome ("STATUS REASON") at the end. Every mount is in a mount namespace of its own and ends with the processes in it.
set -euo pipefail
export LC_ALL=C PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH"

readonly REBOOT=133
readonly INIT=/usr/local/sbin/mold-init
readonly VIEW=/.mold
readonly NSPAWN_RUN=/run/systemd/nspawn
readonly CGROUPS=/sys/fs/cgroup
readonly BROKE_OFF="the supervisor broke off"
# The kernel's settings are the host's; a kubelet insists on setting these, and gets files that only its machine sees.
readonly OWN_KERNEL_SETTINGS=(vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes)

fatal() {
  echo "error: $*" >&2
  exit 1
}

load() {
  local line
  declare -gA CONF=()
  while IFS= read -r line; do
    CONF[${line%%=*}]=${line#*=}
  done <"$FOLDER/machine.conf"
}

# ---- processes

started_at() {
  local stat fields
  IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
  read -r -a fields <<<"${stat##*) }"
  [ "${fields[0]}" != Z ] || return 1
  echo "${fields[19]}"
}

# note NAME PID: remembers a process in FOLDER/NAME.
note() {
  echo "$2 $(started_at "$2")" >"$FOLDER/$1.new"
  mv -f "$FOLDER/$1.new" "$FOLDER/$1"
}

# alive NAME: whether the process noted there still runs; sets PID.
alive() {
  local started
  read -r PID started 2>/dev/null <"$FOLDER/$1" || return 1
  [ "$(started_at "$PID")" = "$started" ]
}

# within SECONDS COMMAND…: repeats until it succeeds.
within() {
  local tries=$(($1 * 50))
  shift
  until "$@"; do
    ((tries-- > 0)) || return 1
    sleep 0.02
  done
}

# ---- the machine's disk and what it sees of the host

mount_all() {
  local template=$FOLDER/mnt/template disk=$FOLDER/mnt/disk root=$FOLDER/mnt/root
  mkdir -p "$template" "$disk" "$root" "$NSPAWN_RUN"
  # nspawn leaves things there, and may not be able to clear them away
  mount -t tmpfs -o mode=0755 tmpfs "$NSPAWN_RUN"
  mount -o ro,loop "${CONF[TEMPLATE]}" "$template" || fatal "the template cannot be mounted"
  mount -o loop "${CONF[DISK]}" "$disk" || fatal "the machine's disk cannot be mounted"
  [ -e "$disk/made" ] || fill_disk "$template" "$disk"
  mount -t overlay -o "lowerdir=$template,upperdir=$disk/upper,workdir=$disk/work" overlay "$root" ||
    fatal "the machine's root cannot be put together"
}

# /var is no overlay, so that a container runtime in it can have overlays of its own.
fill_disk() {
  mkdir -p "$2/upper" "$2/work"
  rm -rf "${2:?}/var"
  cp -a "$1/var" "$2/var" || fatal "the template does not fit on the machine's disk"
  : >"$2/made"
}

# The rest of the machine's life is none of these: a copy of another machine's namespace would keep it from going away.
drop_other_namespaces() {
  local mount
  for mount in /run/netns/*; do
    if [ "$mount" != "${CONF[NETNS]}" ] && mountpoint -q "$mount"; then
      umount -l "$mount" || fatal "$mount cannot be let go of"
    fi
  done
}

# What a machine of this size would see; the kernel itself tells everybody of the whole host.
own_memory() {
  local total=$((CONF[MEMORY] * 1024))
  awk -v total="$total" '
    $1 == "MemTotal:" { host = $2 }
    $1 !~ /^(Hugepagesize|DirectMap|VmallocTotal)/ && $3 == "kB" {
      $0 = sprintf("%-15s %8d kB", $1, $2 / host * total)
    }
    { print }' /proc/meminfo >"$1/meminfo"
}

# The files that the machine sees in place of the kernel's, and what puts them there before its first process: nspawn
# itself cannot bind over what it mounts below /proc.
own_view() {
  local view=$FOLDER/mnt/disk/view setting
  mkdir -p "$view"
  own_memory "$view"
  {
    echo '#!/bin/sh'
    echo 'set -e'
    echo "mount --bind $VIEW/meminfo /proc/meminfo"
    for setting in "${OWN_KERNEL_SETTINGS[@]}"; do
      [ -s "$view/${setting//\//.}" ] || cat "/proc/sys/$setting" >"$view/${setting//\//.}"
      echo "mount --bind $VIEW/${setting//\//.} /proc/sys/$setting"
    done
    echo "exec $INIT"
  } >"$view/boot"
  chmod 0755 "$view/boot"
}

# ---- control groups, of the first or the second version

groups_of_machine() {
  local controller
  if [ -e "$CGROUPS/cgroup.controllers" ]; then
    echo "$CGROUPS/mold/${CONF[ID]}"
  else
    for controller in "$CGROUPS"/*; do
      # cpu,cpuacct and the like may be links to one and the same
      if [ ! -L "$controller" ] && mountpoint -q "$controller"; then
        echo "$controller/mold/${CONF[ID]}"
      fi
    done
  fi
}

make_groups() {
  local group
  if [ -e "$CGROUPS/cgroup.controllers" ]; then
    hand_down "$CGROUPS"
    mkdir -p "$CGROUPS/mold"
    hand_down "$CGROUPS/mold"
  fi
  while IFS= read -r group; do
    mkdir -p "$group"
    limit_group "$group"
  done < <(groups_of_machine)
}

# hand_down GROUP: gives its controllers to the groups below, those that it has; some may be the first version's.
hand_down() {
  local controller
  for controller in cpu cpuset memory pids io; do
    ! grep -qw "$controller" "$1/cgroup.controllers" || echo "+$controller" >"$1/cgroup.subtree_control"
  done
}

limit_group() {
  local parent=${1%/*} bytes=$((CONF[MEMORY] * 1024 * 1024)) file
  for file in cpuset.cpus cpuset.mems; do
    if [ -e "$1/$file" ] && [ ! -e "$CGROUPS/cgroup.controllers" ]; then
      # a group of the first version starts without any
      cat "${parent%/*}/$file" >"$parent/$file"
      cat "$parent/$file" >"$1/$file"
    fi
  done
  if [ -e "$1/memory.limit_in_bytes" ]; then echo "$bytes" >"$1/memory.limit_in_bytes"; fi
  if [ -e "$1/memory.max" ]; then echo "$bytes" >"$1/memory.max"; fi
  if [ -e "$1/cpu.cfs_quota_us" ]; then
    echo 100000 >"$1/cpu.cfs_period_us"
    echo $((CONF[CPUS] * 100000)) >"$1/cpu.cfs_quota_us"
  fi
  if [ -e "$1/cpu.max" ]; then echo "$((CONF[CPUS] * 100000)) 100000" >"$1/cpu.max"; fi
}

enter_groups() {
  local group
  while IFS= read -r group; do
    echo "$BASHPID" >"$group/cgroup.procs"
  done < <(groups_of_machine)
}

# Groups that an earlier boot left make the next kubelet crawl.
remove_groups() {
  local group
  while IFS= read -r group; do
    [ ! -d "$group" ] || within 5 remove_group "$group" || echo "warning: $group cannot be removed" >&2
    rmdir "${group%/*}" 2>/dev/null || true
  done < <(groups_of_machine)
}

# With all that still runs in it: a machine lives on when nspawn is killed.
remove_group() {
  kill_in "$1"
  find "$1" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  [ ! -d "$1" ]
}

kill_in() {
  local process
  while IFS= read -r process; do
    kill -KILL "$process" 2>/dev/null || true
  done < <(find "$1" -name cgroup.procs -exec cat {} + 2>/dev/null)
}

kill_group() {
  local group
  while IFS= read -r group; do
    kill_in "$group"
  done < <(groups_of_machine)
}

# ---- booting

# Boots once; sets STATUS when the machine is down again.
boot() {
  local nspawn
  own_view
  rm -f "$FOLDER/leader"
  (
    enter_groups
    export SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes SYSTEMD_NSPAWN_USE_CGNS=1
    # All capabilities: nodes mount, make namespaces and set up networks as virtual machines do.
    exec systemd-nspawn --quiet --directory="$FOLDER/mnt/root" --machine="m-${CONF[ID]}" --hostname="${CONF[HOSTNAME]}" \
      --uuid="${CONF[ID]}" --register=no --keep-unit --network-namespace-path="${CONF[NETNS]}" --capability=all \
      --system-call-filter='@keyring bpf @mount @privileged' --resolv-conf=off --timezone=off --link-journal=no \
      --bind="$FOLDER/mnt/disk/var:/var" --bind="$FOLDER/mnt/disk/view:$VIEW" --bind=/dev/kmsg --bind=/dev/fuse \
      --console=read-only --kill-signal=SIGRTMIN+3 "$VIEW/boot"
  ) </dev/null >>"$FOLDER/console.log" 2>&1 &
  nspawn=$!
  note nspawn "$nspawn"
  if ! within 120 find_leader "$nspawn"; then
    echo "the machine's first process did not begin within two minutes" >>"$FOLDER/console.log"
    kill_group
  elif [ -n "$LEADER" ]; then
    lock_drive
    set_drive "$LEADER" || echo "warning: the ISO cannot be put into the drive" >&2
    note leader "$LEADER"
    unlock_drive
  fi
  # It may have been told to stop when there was nobody yet to tell.
  [ ! -e "$FOLDER/stop" ] || stop_leader
  STATUS=0
  wait "$nspawn" || STATUS=$?
}

# The machine's first process, once nspawn has made it a world of its own; empty if nspawn is gone. nspawn has had other
# children on the way there.
find_leader() {
  local children child name
  LEADER=
  started_at "$1" >/dev/null || return 0
  read -r -a children 2>/dev/null <"/proc/$1/task/$1/children" || true
  for child in "${children[@]}"; do
    if read -r name 2>/dev/null <"/proc/$child/comm" && [[ $name =~ ^(mold-init|systemd|init)$ ]]; then
      LEADER=$child
      return 0
    fi
  done
  return 1
}

stop_leader() {
  local signal=RTMIN+3
  [ "$(cat "$FOLDER/stop")" != forced ] || signal=KILL
  [ -z "$LEADER" ] || kill "-$signal" "$LEADER" 2>/dev/null || true
}

supervise() {
  local reason=
  note supervisor "$BASHPID"
  trap 'end 1 "$BROKE_OFF"' EXIT
  load
  drop_other_namespaces
  mount_all
  remove_groups
  make_groups
  STATUS=0
  LEADER=
  while [ ! -e "$FOLDER/stop" ]; do
    boot
    [ "$STATUS" = "$REBOOT" ] || break
    remove_groups
    make_groups
  done
  if [ -z "$LEADER" ] && [ ! -e "$FOLDER/stop" ]; then
    reason="it did not boot: $(tail -n 1 "$FOLDER/console.log" | tr -cd '\40-\176' | cut -c 1-300)"
  fi
  trap - EXIT
  end "$STATUS" "$reason"
}

# end STATUS REASON: a reason only if the machine never came up.
end() {
  remove_groups
  if [ "$1" != 0 ] && [ -z "$2" ]; then
    echo "the machine ended with status $1" >&2
  fi
  if [ "$2" = "$BROKE_OFF" ] && [ -s "$FOLDER/supervisor.log" ]; then
    set -- "$1" "$(tail -n 1 "$FOLDER/supervisor.log" | cut -c 1-300)"
  fi
  echo "$1 $2" >"$FOLDER/outcome.new"
  mv -f "$FOLDER/outcome.new" "$FOLDER/outcome"
}

# ---- the drive

lock_drive() {
  exec 7>"$FOLDER/drive.lock"
  flock -w 10 7 || fatal "somebody else is at the drive"
}

unlock_drive() {
  exec 7>&-
}

# set_drive PID: makes /dev/sr0 of that machine what the file says.
set_drive() {
  local wanted='' numbers
  if [ -e "$FOLDER/drive" ]; then wanted=$(cat "$FOLDER/drive"); fi
  nsenter -t "$1" -m -- rm -f /dev/sr0
  if [ -n "$wanted" ]; then
    numbers=$(stat -c '%Hr %Lr' "$wanted")
    # shellcheck disable=SC2086 # two words
    nsenter -t "$1" -m -- mknod /dev/sr0 b $numbers
  fi
}

# A machine that is not up yet finds its ISO when it is.
drive() {
  lock_drive
  ! alive leader || set_drive "$PID"
  unlock_drive
}

# ---- the commands

start() {
  load
  if alive supervisor; then
    # One that has written the outcome is about to go.
    [ -e "$FOLDER/outcome" ] || return 0
    within 5 gone supervisor || fatal "the last supervisor does not end"
  fi
  rm -f "$FOLDER"/{supervisor,leader,nspawn,outcome,stop}
  [ ! -e "$FOLDER/console.log" ] || mv -f "$FOLDER/console.log" "$FOLDER/console.log.1"
  # slave: what the host unmounts goes here too, what is mounted here stays here
  setsid -f unshare --mount --propagation slave bash "$0" supervise "$FOLDER" \
    </dev/null >"$FOLDER/supervisor.log" 2>&1
  within 5 has_begun || fatal "the supervisor did not begin: $(tail -n 1 "$FOLDER/supervisor.log")"
}

has_begun() {
  alive supervisor || [ -e "$FOLDER/outcome" ]
}

stop() {
  if alive leader; then
    LEADER=$PID
    stop_leader
  fi
}

clean() {
  local name
  load
  for name in supervisor nspawn leader; do
    ! alive "$name" || kill -KILL "$PID" 2>/dev/null || true
  done
  for name in supervisor nspawn leader; do
    within 5 gone "$name" || fatal "the machine's $name does not end"
  done
  remove_groups
}

gone() {
  ! alive "$1"
}

main() {
  [[ $# -eq 2 && -d $2 ]] || fatal "usage: mold-machine start | stop | drive | clean FOLDER"
  FOLDER=$(readlink -f "$2")
  case $1 in
    start) start ;;
    stop) stop ;;
    drive) drive ;;
    clean) clean ;;
    supervise) supervise ;;
    *) fatal "there is no command $1" ;;
  esac
}

main "$@"
