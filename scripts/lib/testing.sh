# Assertions for tests of shell scripts, and the test runner; to be sourced.
# A test is a function test_…; it runs in its own subshell after make_world, which the sourcing script defines and which
# sets WORLD to a new folder for the test. SCRATCH, set by the sourcing script, is a folder for all tests of a run.
# shellcheck shell=bash

# ---- assertions: each ends the test if it does not hold

fail() {
  echo "  $*" >&2
  exit 1
}

# equal FOUND WANTED
equal() {
  [ "$1" = "$2" ] || fail "wanted «$2», got «$1»"
}

# has FILE TEXT
has() {
  grep -qF -e "$2" "$1" || fail "$1 lacks: $2; it has: $(cat "$1")"
}

# hasnt FILE TEXT
hasnt() {
  ! grep -qF -e "$2" "$1" || fail "$1 should not have: $2"
}

# absent PATH
absent() {
  [ ! -e "$1" ] || fail "$1 should not be there"
}

# exits STATUS COMMAND…: runs the command and stores its output in $WORLD/stdout and $WORLD/err.
exits() {
  local wanted=$1 rc=0
  shift
  "$@" >"$WORLD/stdout" 2>"$WORLD/err" || rc=$?
  [ "$rc" -eq "$wanted" ] || fail "wanted exit status $wanted, got $rc: $(cat "$WORLD/stdout" "$WORLD/err")"
}

# eventually COMMAND…: waits up to 30 seconds until the command succeeds.
eventually() {
  local n
  for ((n = 0; n < 600; n++)); do
    if "$@"; then return 0; fi
    sleep 0.05
  done
  fail "never came true: $*"
}

# Fake commands log each call to $WORLD/calls.
called() {
  has "$WORLD/calls" "$1"
}

not_called() {
  hasnt "$WORLD/calls" "$1"
}

# calls_of TEXT: prints the number of calls that contain the text.
calls_of() {
  grep -cF -e "$1" "$WORLD/calls" || true
}

# mode_of PATH: prints the permissions of a file, as octal digits.
mode_of() {
  stat -c %a "$1"
}

# ---- running them all

run_one() (
  set -euo pipefail
  make_world
  "$1"
)

# run_tests [WORD]: runs every function test_… whose name contains the word, as many in parallel as there are
# processors. Prints "N passed, N failed", and fails if any failed or there was none.
run_tests() {
  local name passed=0 failed=0 word=${1:-} running=0
  local -a names runs=()
  mapfile -t names < <(compgen -A function test_ | grep -F -e "$word")
  for name in "${names[@]}"; do
    if ((running++ >= $(nproc))); then
      # wait -n, because the sourcing script may have a job that does not end, such as a server.
      wait -n || true
    fi
    note_result "$name" &
    runs+=($!)
  done
  wait "${runs[@]}" || true
  for name in "${names[@]}"; do
    cat "$SCRATCH/$name.out"
    if [ "$(cat "$SCRATCH/$name.rc")" = 0 ]; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      echo "FAILED ${name#test_}"
    fi
  done
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

note_result() {
  trap - EXIT
  # Not in a condition: there "set -e" would have no effect.
  set +e
  run_one "$1" >"$SCRATCH/$1.out" 2>&1
  echo $? >"$SCRATCH/$1.rc"
}
