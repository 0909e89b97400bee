# shellcheck shell=bash
# The temporary folder and child processes: both are removed when this script ends, for whatever reason.

WORK=
PART=

open_work() {
  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 131' QUIT
  trap 'exit 141' PIPE
  trap 'exit 143' TERM
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/mold-iso.XXXXXXXX" 2>/dev/null) ||
    fatal "no temporary folder can be made in ${TMPDIR:-/tmp}"
  TREE=$WORK/iso
  mkdir -p "$TREE"/{k8s,cni,cri-tools,docker}
}

clean_up() {
  local status=$? pid
  trap - EXIT
  trap '' HUP INT QUIT PIPE TERM
  for pid in $(jobs -p); do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  if [ -n "$WORK" ]; then
    forget_images || true
    rm -rf "$WORK"
  fi
  [ -z "$PART" ] || rm -f "$PART"
  [ "$status" -le 128 ] || echo "error: interrupted; there is no new ISO" >&2
  exit "$status"
}

# child SECONDS COMMAND…: runs a program with a time limit; its output goes to $WORK/out and $WORK/err. It runs in the
# background, because the shell handles a signal only after a foreground program has ended; timeout passes the signal
# on.
child() {
  local seconds=$1 status=0
  shift
  timeout --kill-after=10 "$seconds" "$@" >"$WORK/out" 2>"$WORK/err" </dev/null &
  wait "$!" || status=$?
  case $status in
    124 | 137) echo "no end after $seconds seconds" >>"$WORK/err" ;;
  esac
  return "$status"
}

# why: prints the last error message of the last child, as one line.
why() {
  local line
  line=$(cat "$WORK/err" "$WORK/out" 2>/dev/null | grep -a -i -e error -e fail -e fatal -e denied -e 'no end after' | tail -n 1 || true)
  [ -n "$line" ] || line=$(grep -a -h -v '^[[:space:]]*$' "$WORK/err" "$WORK/out" | tail -n 1 || true)
  [ -n "$line" ] || line="it does not say why"
  shown "$(tr -d '\000-\037' <<<"$line")"
}

pause() {
  sleep "$PAUSE" &
  wait "$!"
}

# persistently COMMAND…: runs the command until it succeeds, at most TRIES times, with a pause in between.
persistently() {
  local n
  for ((n = 1; ; n++)); do
    if "$@"; then
      return 0
    fi
    ((n < TRIES)) || return 1
    warn "$(why); once more in $PAUSE seconds"
    pause
  done
}
