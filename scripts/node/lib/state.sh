# shellcheck shell=bash
# The state of tasks. TASK.state is the line that the server reads; TASK.pid has the pid and start time of the task's
# process: after a reboot, or when pids wrap around, another process may have the same pid.

is_task() {
  case $1 in
    prepare | init | share | join | leave) return 0 ;;
    *) return 1 ;;
  esac
}

settings_hash() {
  local sum
  sum=$(sha256sum <"$1")
  echo "${sum%% *}"
}

# A unique id for a run of a task.
new_run() {
  cat /proc/sys/kernel/random/uuid
}

# write_state TASK STATE RUN MESSAGE SETTINGS
write_state() {
  local message
  # Only printable ASCII, which is simple to escape in JSON; the log has the rest.
  message=$(printf '%s' "$4" | tr -cd '\40-\176' | cut -c 1-600)
  message=${message//\\/\\\\}
  message=${message//\"/\\\"}
  store_state "$1" \
    "$(printf '{"task":"%s","state":"%s","run":"%s","message":"%s","settings":"%s"}' "$1" "$2" "$3" "$message" "$5")"
}

store_state() {
  if ! echo "$2" >"$TASKS/$1.state.new"; then
    rm -f "$TASKS/spare"
    echo "$2" >"$TASKS/$1.state.new"
  fi
  mv -f "$TASKS/$1.state.new" "$TASKS/$1.state"
}

# mark_reported TASK: changes state failed to reported. Only the first match is replaced: the state precedes the
# message.
mark_reported() {
  local line
  IFS= read -r line <"$TASKS/$1.state"
  store_state "$1" "${line/'"state":"failed"'/'"state":"reported"'}"
}

# Reserves space, so that a failure can be recorded on a full disk.
spare_room() {
  [ -s "$TASKS/spare" ] || head -c 65536 /dev/zero >"$TASKS/spare" || warn "there is no space to reserve on the disk"
}

# read_state TASK: sets STATE, STATE_RUN and STATE_SETTINGS from the file.
read_state() {
  local line='' form
  STATE=none
  STATE_RUN=
  STATE_SETTINGS=
  form='^\{"task":"'"$1"'","state":"(running|done|failed|reported)","run":"([0-9a-f-]{36})","message":".*"'
  form+=',"settings":"([0-9a-f]{64})"\}$'
  if [ -f "$TASKS/$1.state" ]; then
    IFS= read -r line <"$TASKS/$1.state" || true
  fi
  # A file that is empty or truncated after a power failure counts as missing.
  if [[ $line =~ $form ]]; then
    STATE=${BASH_REMATCH[1]}
    STATE_RUN=${BASH_REMATCH[2]}
    STATE_SETTINGS=${BASH_REMATCH[3]}
  fi
}

# settle_state TASK: like read_state, but marks a running task as failed if its process is gone.
settle_state() {
  read_state "$1"
  [ "$STATE" = running ] || return 0
  process_lives "$1" && return 0
  # It may have ended between the two checks.
  read_state "$1"
  if [ "$STATE" = running ]; then
    write_state "$1" failed "$STATE_RUN" "its process is gone: the machine or the process was stopped" "$STATE_SETTINGS"
    STATE=failed
  fi
}

print_state() {
  if [ "$STATE" = none ]; then
    printf '{"task":"%s","state":"none","run":"","message":"","settings":""}\n' "$1"
  else
    cat "$TASKS/$1.state"
  fi
}

# The start time of a process, in clock ticks since boot.
started_at() {
  local stat fields
  IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
  # The second field is the command's name in parentheses, and may contain blanks and parentheses.
  read -r -a fields <<<"${stat##*) }"
  echo "${fields[19]}"
}

write_process() {
  echo "$$ $(started_at $$)" >"$TASKS/$1.pid.new"
  mv -f "$TASKS/$1.pid.new" "$TASKS/$1.pid"
}

process_lives() {
  local pid started
  read -r pid started 2>/dev/null <"$TASKS/$1.pid" || return 1
  [[ $pid =~ ^[0-9]+$ ]] && [ "$(started_at "$pid")" = "$started" ]
}
