# shellcheck shell=bash
# The output of tasks. A failed task's last line that begins with "error: " is reported to the server.

info() {
  echo "info: $*"
}

warn() {
  echo "warning: $*" >&2
}

fatal() {
  echo "error: $*" >&2
  exit 1
}

# attempt WHAT COMMAND…: runs a command; if it fails, exits with the message WHAT and the command's own error.
attempt() {
  local what=$1 rc=0 captured
  shift
  captured=$(mktemp -p "$RUN")
  "$@" >"$captured" 2>&1 || rc=$?
  cat "$captured"
  if [ "$rc" -ne 0 ]; then
    local why
    why=$(complaint "$captured")
    rm -f "$captured"
    fatal "$what (exit status $rc${why:+: $why})"
  fi
  rm -f "$captured"
}

# complaint FILE: the error lines of a command's output, or else its last line, as one line.
complaint() {
  local lines
  lines=$(grep -a -e '\[ERROR' -e '^error' -e '^Error' -e 'FATA\[' "$1" | tail -n 3 || true)
  [ -n "$lines" ] || lines=$(grep -a -v '^[[:space:]]*$' "$1" | tail -n 1 || true)
  lines=${lines//$'\n'/; }
  printf '%s' "${lines//$'\t'/ }"
}

# retry TIMES PAUSE COMMAND…: runs the command until it succeeds, at most TIMES times, with PAUSE seconds in between.
retry() {
  local times=$1 pause=$2 n
  shift 2
  for ((n = 1; ; n++)); do
    if "$@"; then
      return 0
    fi
    [ "$n" -lt "$times" ] || return 1
    sleep "$pause"
  done
}
