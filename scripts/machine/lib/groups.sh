# shellcheck shell=bash
# The machine's control groups, of the first or the second version.

readonly CGROUPS=/sys/fs/cgroup

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
