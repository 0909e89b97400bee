# shellcheck shell=bash
# Beginning a task and running it. Three processes: "start" is the server's call and ends within a second or so; "run"
# is detached, keeps the books and waits for its child "work", which does the task. Only one task works at a time.

start_task() {
  local task=$1
  private_folder "$TASKS"
  # Two servers may ask at once. The descriptor is not handed on, or a task would hold the lock.
  exec 8>"$TASKS/$task.lock"
  flock -w 10 8 || fatal "another start of $task is in the way"
  settle_state "$task"
  if may_begin "$task"; then
    begin_task "$task"
  fi
  flock -u 8
  print_status "$task"
}

may_begin() {
  case $STATE in
    running) return 1 ;;
    done) [ "$STATE_SETTINGS" != "$(settings_hash "$ENV_FILE")" ] ;;
    *) return 0 ;;
  esac
}

begin_task() {
  local task=$1
  # The task works with a copy: the server may write the next task's settings meanwhile.
  if [ -f "$ENV_FILE" ]; then
    cp "$ENV_FILE" "$TASKS/$task.env"
  else
    : >"$TASKS/$task.env"
  fi
  spare_room
  # In our name at first; the detached process puts its own number there.
  write_process "$task"
  write_state "$task" running '' "$(settings_hash "$TASKS/$task.env")"
  detach "$task"
  await_begin "$task" || write_state "$task" failed "the task could not be started" "$(settings_hash "$TASKS/$task.env")"
  await_end "$task"
}

# Begins "run" outside this SSH session; as a systemd unit where there is systemd, because a log-in session's
# processes may be ended with it.
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

# A second at most: what ends at once need not be asked for again.
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
  local task=$1 hash rc=0 self
  private_folder "$TASKS"
  private_folder "$RUN"
  self=$(readlink -f "$0")
  hash=$(settings_hash "$TASKS/$task.env")
  write_process "$task"
  write_state "$task" running '' "$hash"
  : >"$RUN/$task.log"
  # --close: daemons that a task leaves behind (a FUSE mount) must not keep the lock.
  flock --close "$TASKS/work.lock" "$self" work "$task" </dev/null >>"$RUN/$task.log" 2>&1 || rc=$?
  cp "$RUN/$task.log" "$TASKS/$task.log" || warn "the log cannot be kept" 2>>"$RUN/$task.log"
  if [ "$rc" -eq 0 ]; then
    write_state "$task" "done" '' "$hash"
  else
    write_state "$task" failed "$(last_error "$task" "$rc")" "$hash"
  fi
}

# What the task says of its end; or else the last words of what it was running.
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
