#!/usr/bin/env bash
# mold-machine: supervises one machine of the machine back end. The server starts it; it outlives the server.
#
# usage: mold-machine start FOLDER    start booting the machine; returns once the supervisor is running
#        mold-machine stop FOLDER     stop the machine as FOLDER/stop says, if it runs; may be repeated
#        mold-machine drive FOLDER    update the running machine's /dev/sr0 to FOLDER/drive
#        mold-machine clean FOLDER    remove what a killed supervisor has left of the machine on the host
#
# FOLDER/machine.conf, KEY=VALUE lines, the value is the rest of the line:
#   ID         the machine's uuid: name of its control groups
#   HOSTNAME   host name at boot
#   NETNS      its network namespace, a path
#   TEMPLATE   file with a root file system that the kernel can mount
#   DISK       file with the machine's own ext4 disk
#   CPUS       CPU limit in cores
#   MEMORY     memory limit in MiB
# FOLDER/drive        the block device of the ISO in its drive; empty or absent for none
# FOLDER/stop         exists while the machine is to be off; "forced" powers it off at once
#
# It writes supervisor and leader ("PID STARTED": pid and start time in clock ticks since boot), console.log, and at the
# end outcome ("STATUS REASON"). All mounts are in its own mount namespace and end with the processes in it.
set -euo pipefail
export LC_ALL=C PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH"

MACHINE_LIB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib # only unbundled

# shellcheck source=lib/processes.sh
source "$MACHINE_LIB/processes.sh"
# shellcheck source=lib/mounts.sh
source "$MACHINE_LIB/mounts.sh"
# shellcheck source=lib/view.sh
source "$MACHINE_LIB/view.sh"
# shellcheck source=lib/groups.sh
source "$MACHINE_LIB/groups.sh"
# shellcheck source=lib/drive.sh
source "$MACHINE_LIB/drive.sh"
# shellcheck source=lib/boot.sh
source "$MACHINE_LIB/boot.sh"

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

# ---- commands

start() {
  load
  if alive supervisor; then
    # a supervisor that has written the outcome is about to end
    [ -e "$FOLDER/outcome" ] || return 0
    within 5 gone supervisor || fatal "the previous supervisor does not end"
  fi
  rm -f "$FOLDER"/{supervisor,leader,nspawn,outcome,stop}
  [ ! -e "$FOLDER/console.log" ] || mv -f "$FOLDER/console.log" "$FOLDER/console.log.1"
  # slave: unmounts on the host apply here, too; mounts made here do not reach the host
  setsid -f unshare --mount --propagation slave bash "$0" supervise "$FOLDER" \
    </dev/null >"$FOLDER/supervisor.log" 2>&1
  within 5 has_begun || fatal "the supervisor did not start: $(tail -n 1 "$FOLDER/supervisor.log")"
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

main() {
  [[ $# -eq 2 && -d $2 ]] || fatal "usage: mold-machine start | stop | drive | clean FOLDER"
  FOLDER=$(readlink -f "$2")
  case $1 in
    start) start ;;
    stop) stop ;;
    drive) drive ;;
    clean) clean ;;
    supervise) supervise ;;
    *) fatal "unknown command: $1" ;;
  esac
}

main "$@"
