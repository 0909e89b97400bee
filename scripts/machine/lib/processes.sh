# shellcheck shell=bash
# Processes, recorded in the folder of the machine.

started_at() {
  local stat fields
  IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
  read -r -a fields <<<"${stat##*) }"
  [ "${fields[0]}" != Z ] || return 1
  echo "${fields[19]}"
}

# note NAME PID: records a process in FOLDER/NAME.
note() {
  echo "$2 $(started_at "$2")" >"$FOLDER/$1.new"
  mv -f "$FOLDER/$1.new" "$FOLDER/$1"
}

# alive NAME: whether the process recorded there still runs; sets PID.
alive() {
  local started
  read -r PID started 2>/dev/null <"$FOLDER/$1" || return 1
  [ "$(started_at "$PID")" = "$started" ]
}

gone() {
  ! alive "$1"
}

# within SECONDS COMMAND…: repeats the command until it succeeds; fails after the time limit.
within() {
  local tries=$(($1 * 50))
  shift
  until "$@"; do
    ((tries-- > 0)) || return 1
    sleep 0.02
  done
}
