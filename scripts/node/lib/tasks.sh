# shellcheck shell=bash
# Beginning a task and running it. Three processes: "start" is the server's call and ends within a second or so; "run"
# is detached, keeps the books and waits for its child "work", which does the task. Only one task works at a time.

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

# Two servers may ask at once. The descriptor is not handed on, or a task would hold the lock.
lock_task() {
  exec 8>"$TASKS/$1.lock"
  flock -w 10 8 || fatal "another call for $1 is in the way"
}

# The settings come with the start, on standard input. What a broken connection cuts short lacks the last line.
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
  # In our name at first; the detached process puts its own number there.
  write_process "$task"
  write_state "$task" running "$run" '' "$hash"
  detach "$task"
  await_begin "$task" || write_state "$task" failed "$run" "the task could not be started" "$hash"
  await_end "$task"
}

# acknowledge_failure TASK RUN: the server has told its users of that failure and need not be told again.
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
  local task=$1 rc=0 self run hash
  private_folder "$TASKS"
  private_folder "$RUN"
  self=$(readlink -f "$0")
  read_state "$task"
  run=$STATE_RUN
  hash=$STATE_SETTINGS
  write_process "$task"
  : >"$RUN/$task.log"
  # --close: daemons that a task leaves behind (a FUSE mount) must not keep the lock.
  flock --close "$TASKS/work.lock" "$self" work "$task" </dev/null >>"$RUN/$task.log" 2>&1 || rc=$?
  cp "$RUN/$task.log" "$TASKS/$task.log" || warn "the log cannot be kept" 2>>"$RUN/$task.log"
  if [ "$rc" -eq 0 ]; then
    write_state "$task" "done" "$run" '' "$hash"
  else
    write_state "$task" failed "$run" "$(last_error "$task" "$rc")" "$hash"
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
