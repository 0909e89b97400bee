# shellcheck shell=bash
# Starts and runs tasks. Three processes: "start" is the server's call and ends within a second or so; "run" is
# detached, records the state and waits for its child "work", which does the task. Only one task runs at a time.

start_task() {
  local task=$1
  private_folder "$TASKS"
  receive_settings "$task"
  lock_task "$task"
  settle_state "$task"
  if may_begin; then
    begin_task "$task"
  fi
  flock -u 8
  print_status "$task"
}

# Two servers may call at the same time. Tasks must not inherit the descriptor, or they would hold the lock.
lock_task() {
  exec 8>"$TASKS/$1.lock"
  flock -w 10 8 || fatal "another call holds the lock for $1"
}

# Reads the settings from standard input. Settings truncated by a broken connection lack the last line.
receive_settings() {
  RECEIVED=$TASKS/$1.env.$$
  trap 'rm -f "$RECEIVED"' EXIT
  cat >"$RECEIVED"
  [ "$(tail -n 1 "$RECEIVED" | tr -d '\0')" = "$SETTINGS_END" ] || fatal "the settings are incomplete"
}

may_begin() {
  case $STATE in
    running) return 1 ;;
    done) [ "$STATE_SETTINGS" != "$(settings_hash "$RECEIVED")" ] ;;
    *) return 0 ;;
  esac
}

begin_task() {
  local task=$1 run hash
  run=$(new_run)
  hash=$(settings_hash "$RECEIVED")
  mv -f "$RECEIVED" "$TASKS/$task.env"
  spare_room
  # With the pid of this process at first; the detached process replaces it with its own.
  write_process "$task"
  write_state "$task" running "$run" '' "$hash"
  detach "$task"
  await_begin "$task" || write_state "$task" failed "$run" "the task could not be started" "$hash"
  await_end "$task"
}

# acknowledge_failure TASK RUN: marks that failure as reported: the server has reported it to its users.
acknowledge_failure() {
  local task=$1
  private_folder "$TASKS"
  lock_task "$task"
  settle_state "$task"
  if [ "$STATE" = failed ] && [ "$STATE_RUN" = "$2" ]; then
    mark_reported "$task"
  fi
  flock -u 8
  print_status "$task"
}

# Starts "run" outside this SSH session; as a systemd unit if possible, because a login session's processes may be
# killed with it.
detach() {
  local self
  self=$(readlink -f "$0")
  if [ -d "$KORAL_ROOT/run/systemd/system" ] && command -v systemd-run >/dev/null; then
    if systemd-run --quiet --collect --unit="koral-$1-$$-$RANDOM" "$self" run "$1" 8>&- </dev/null >/dev/null 2>&1; then
      return 0
    fi
  fi
  setsid "$self" run "$1" 8>&- </dev/null >/dev/null 2>&1 &
}

await_begin() {
  local n pid
  for ((n = 0; n < 200; n++)); do
    read -r pid _ <"$TASKS/$1.pid"
    [ "$pid" = $$ ] || return 0
    sleep 0.05
  done
  return 1
}

# Waits a second at most, so that a task that ends at once needs no further poll.
await_end() {
  local n
  for ((n = 0; n < 20; n++)); do
    read_state "$1"
    [ "$STATE" = running ] || return 0
    sleep 0.05
  done
}

print_status() {
  private_folder "$TASKS"
  settle_state "$1"
  print_state "$1"
}

run_task() {
  local task=$1 rc=0 self run hash
  private_folder "$TASKS"
  private_folder "$RUN"
  self=$(readlink -f "$0")
  read_state "$task"
  run=$STATE_RUN
  hash=$STATE_SETTINGS
  write_process "$task"
  : >"$RUN/$task.log"
  # --close: daemons that a task leaves running (a FUSE mount) must not keep the lock.
  flock --close "$TASKS/work.lock" "$self" work "$task" </dev/null >>"$RUN/$task.log" 2>&1 || rc=$?
  cp "$RUN/$task.log" "$TASKS/$task.log" || warn "the log cannot be copied to disk" 2>>"$RUN/$task.log"
  if [ "$rc" -eq 0 ]; then
    write_state "$task" "done" "$run" '' "$hash"
  else
    write_state "$task" failed "$run" "$(last_error "$task" "$rc")" "$hash"
  fi
}

# The task's last error message, or else the last line of its output.
last_error() {
  local line
  line=$(grep -a '^error: ' "$RUN/$1.log" | tail -n 1 || true)
  line=${line#error: }
  if [ -z "$line" ]; then
    line=$(grep -av '^[[:space:]]*$' "$RUN/$1.log" | tail -n 1 || true)
    line="the task ended with exit status $2${line:+: $line}"
  fi
  echo "$line"
}

work_on() {
  load_settings "$TASKS/$1.env"
  "task_$1"
  info "done"
}
