# shellcheck shell=bash
# What a task prints. A failed task's last line that begins with "error: " is its message to the server.

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

# attempt WHAT COMMAND…: runs a command; if it fails, says what, with what the command itself complained about.
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

# complaint FILE: the lines of a command's output that tell most about its failure, as one line.
complaint() {
  local lines
  lines=$(grep -a -e '\[ERROR' -e '^error' -e '^Error' -e 'FATA\[' "$1" | tail -n 3 || true)
  [ -n "$lines" ] || lines=$(grep -a -v '^[[:space:]]*$' "$1" | tail -n 1 || true)
  lines=${lines//$'\n'/; }
  printf '%s' "${lines//$'\t'/ }"
}

# retry TIMES PAUSE COMMAND…: until it succeeds, TIMES times at most.
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
