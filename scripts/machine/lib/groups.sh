# shellcheck shell=bash
# The machine's control groups, version 1 or 2.

readonly CGROUPS=/sys/fs/cgroup

groups_of_machine() {
  local controller
  if [ -e "$CGROUPS/cgroup.controllers" ]; then
    echo "$CGROUPS/mold/${CONF[ID]}"
  else
    for controller in "$CGROUPS"/*; do
      # controllers such as cpu,cpuacct may be links to the same hierarchy
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

# hand_down GROUP: enables its available controllers for its subgroups; others may be used by version 1.
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
      # a version 1 group starts without any
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

# groups left by an earlier boot slow down the next kubelet
remove_groups() {
  local group
  while IFS= read -r group; do
    [ ! -d "$group" ] || within 5 remove_group "$group" || echo "warning: $group cannot be removed" >&2
    rmdir "${group%/*}" 2>/dev/null || true
  done < <(groups_of_machine)
}

# kills all processes in it first, because a machine survives when nspawn is killed
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
