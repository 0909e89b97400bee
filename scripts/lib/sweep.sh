#!/usr/bin/env bash
# Removes what a machine back end has left on this host: its machines, networks, and their files. For when the server
# cannot do it, or its data folder is no longer needed. The server must be down.
#
# usage: sweep.sh STATE_FOLDER       the folder "machine" in the server's data folder
#
# Touches only resources with the ids and paths of that folder, not other back ends of the host. Idempotent. Needs root.
# Environment: none.
set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

readonly SETTINGS=/run/mold/settings

fatal() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# ids KIND: prints the UUIDs of all folders KIND-UUID.
ids() {
  find "$STATE" -maxdepth 1 -type d -regextype posix-extended -regex ".*/$1-[0-9a-f-]{36}" -printf '%f\n' |
    sed "s/^$1-//"
}

# within SECONDS COMMAND…: repeats the command until it succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.05
  done
}

# The last digits of an id, which are in interface names.
tail_of() {
  local digits=${1//-/}
  echo "${digits: -12}"
}

sweep_machine() {
  echo "machine $1"
  bash "$STATE/mold-machine.sh" clean "$STATE/machine-$1"
  sweep_namespace "mold-vm-$1"
  rm -rf --one-file-system "${STATE:?}/machine-$1"
}

sweep_network() {
  echo "network $1"
  sweep_namespace "mold-router-$1"
  sweep_namespace "mold-switch-$1"
  sweep_interface "mp$(tail_of "$1")"
  rm -rf --one-file-system "${STATE:?}/network-$1"
}

# Kills the daemons of a namespace first, which keep it alive.
sweep_namespace() {
  [ -e "/run/netns/$1" ] || return 0
  local pids
  pids=$(ip netns pids "$1" 2>/dev/null || true)
  # shellcheck disable=SC2086 # one word each
  [ -z "$pids" ] || kill -KILL $pids 2>/dev/null || true
  within 5 is_empty "$1" || fatal "the processes in $1 do not end"
  ip netns delete "$1"
}

is_empty() {
  [ -z "$(ip netns pids "$1" 2>/dev/null)" ]
}

sweep_interface() {
  if ip link show "$1" >/dev/null 2>&1; then
    ip link delete "$1"
  fi
}

# Detaches ISOs that were attached to machines.
sweep_loop_devices() {
  local device file real
  real=$(readlink -f "$STATE")
  while read -r device file; do
    case $file in
      "$real"/*) losetup --detach "$device" ;;
    esac
  done < <(losetup --noheadings --output NAME,BACK-FILE)
}

# Removes the bridge of public addresses and its NAT rules, and restores the host's settings if no other back end needs
# them.
sweep_public_side() {
  local backend bridge
  backend=$(printf '%s' "$STATE" | sha256sum | cut -c 1-10)
  bridge=mb$backend
  sweep_interface "$bridge"
  sweep_rules "mold_$backend"
  printf 'table ip mold_%s\ndelete table ip mold_%s\n' "$backend" "$backend" | nft -f -
  rm -f "$SETTINGS/$bridge"
  if [ -e "$SETTINGS/found" ] && ! others_need_them; then
    restore_settings
  fi
}

# sweep_rules MARK: deletes rules with that comment in all chains of the host.
sweep_rules() {
  nft -a list ruleset | awk -v mark="comment \"$1\" # handle " '
    $1 == "table" { table = $2 " " $3 }
    $1 == "chain" { chain = $2 }
    index($0, mark) { print "delete rule", table, chain, "handle", $NF }' | nft -f -
}

others_need_them() {
  local other
  for other in "$SETTINGS"/mb*; do
    [ ! -e "/sys/class/net/${other##*/}" ] || return 0
  done
  return 1
}

# Only if the host has not been rebooted since.
restore_settings() {
  local boot forwarding inotify
  # the file has no trailing line feed
  read -r boot forwarding inotify <"$SETTINGS/found" || [ -n "$inotify" ]
  if [ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ]; then
    restore_setting /proc/sys/net/ipv4/ip_forward "$forwarding"
    restore_setting /proc/sys/fs/inotify/max_user_instances "$inotify"
  fi
  rm -f "$SETTINGS/found"
}

restore_setting() {
  [ "$(cat "$1")" = "$2" ] || echo "$2" >"$1"
}

server_is_up() {
  [ -n "$(find /proc/[0-9]*/fd -lname "$(readlink -f "$STATE/lock")" -print -quit 2>/dev/null)" ]
}

main() {
  [[ $# -eq 1 && -d $1 && -e $1/mold-machine.sh ]] || fatal "usage: sweep.sh STATE_FOLDER"
  [[ $(id -u) -eq 0 ]] || fatal "only root can do this"
  # without resolving links: the bridge's name is derived from the path given to the server
  STATE=$(realpath --no-symlinks "$1")
  ! server_is_up || fatal "the server of $STATE is up: stop it first"
  local id
  for id in $(ids machine); do sweep_machine "$id"; done
  for id in $(ids network); do sweep_network "$id"; done
  sweep_loop_devices
  sweep_public_side
}

main "$@"
