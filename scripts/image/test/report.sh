# shellcheck shell=bash
# Reporting results, and waiting.

FAILED=0

now() { echo "${EPOCHREALTIME/[.,]/}"; }

# since MICROSECONDS: seconds from then until now.
since() { awk -v then="$1" -v now="$(now)" 'BEGIN { printf "%.2f", (now - then) / 1e6 }'; }

ok() { printf 'ok    %6s s  %s\n' "$1" "$2"; }

bad() {
  printf 'FAIL  %6s s  %s\n' "$1" "$2"
  FAILED=$((FAILED + 1))
}

# check WHAT COMMAND…: runs the command once and reports the result and its duration.
check() {
  local what=$1 begun
  shift
  begun=$(now)
  if "$@"; then ok "$(since "$begun")" "$what"; else bad "$(since "$begun")" "$what"; fi
}

# within SECONDS WHAT: checks that no more than that time has passed since the machine's start.
within() {
  local took
  took=$(since "$STARTED")
  if awk -v a="$took" -v b="$1" 'BEGIN { exit !(a <= b) }'; then ok "$took" "$2"; else bad "$took" "$2 (at most $1 s)"; fi
}

# await SECONDS WHAT COMMAND…: repeats the command until it succeeds; fails if it does not in that time.
await() {
  local end what=$2
  end=$(($(now) + $1 * 1000000))
  shift 2
  until "$@"; do
    if [ "$(now)" -ge "$end" ]; then
      echo "timed out: $what" >&2
      return 1
    fi
    sleep 0.05
  done
}
