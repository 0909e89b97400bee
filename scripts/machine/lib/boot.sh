# shellcheck shell=bash
# Boots the machine, again after each reboot, until it ends or is stopped; the entry point is supervise.

readonly REBOOT=133
readonly BROKE_OFF="the supervisor ended unexpectedly"

# Boots once; sets STATUS when the machine has ended.
boot() {
  local nspawn
  own_view
  rm -f "$FOLDER/leader"
  (
    enter_groups
    export SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes SYSTEMD_NSPAWN_USE_CGNS=1
    # all capabilities, because nodes mount, create namespaces and set up networks as virtual machines do
    exec systemd-nspawn --quiet --directory="$FOLDER/mnt/root" --machine="m-${CONF[ID]}" --hostname="${CONF[HOSTNAME]}" \
      --uuid="${CONF[ID]}" --register=no --keep-unit --network-namespace-path="${CONF[NETNS]}" --capability=all \
      --system-call-filter='@keyring bpf @mount @privileged' --resolv-conf=off --timezone=off --link-journal=no \
      --bind="$FOLDER/mnt/disk/var:/var" --bind="$FOLDER/mnt/disk/view:$VIEW" --bind=/dev/kmsg --bind=/dev/fuse \
      --console=read-only --kill-signal=SIGRTMIN+3 "$VIEW/boot"
  ) </dev/null >>"$FOLDER/console.log" 2>&1 &
  nspawn=$!
  note nspawn "$nspawn"
  if ! within 120 find_leader "$nspawn"; then
    echo "the machine's first process did not start within two minutes" >>"$FOLDER/console.log"
    kill_group
  elif [ -n "$LEADER" ]; then
    lock_drive
    set_drive "$LEADER" || echo "warning: the ISO cannot be inserted into the drive" >&2
    note leader "$LEADER"
    unlock_drive
  fi
  # a stop may have been requested before there was a process to receive it
  [ ! -e "$FOLDER/stop" ] || stop_leader
  STATUS=0
  wait "$nspawn" || STATUS=$?
}

# Sets LEADER to the machine's first process once nspawn has set up its namespaces; empty if nspawn has ended. Before
# that, nspawn has other children.
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

# end STATUS REASON: writes the outcome; with a reason only if the machine never started.
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
