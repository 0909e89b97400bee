# shellcheck shell=bash
# Outputs in the cache. Each is built in a temporary file and moved into place when it is complete; a stamp records the
# hash of its inputs, so that it is rebuilt only if they have changed.

# output PATH INPUTS FUNCTION [ARGUMENT…]: builds $CACHE/PATH unless it exists and was built from the same inputs. The
# function is called with the arguments and the path to write to; its own text is an input too.
output() {
  local path=$1 inputs began=$SECONDS log=$CACHE/log/${1//\//-}.log new=$CACHE/.new/$1 failure=0
  inputs=$(hash_of "$2" "${*:3}" "$(declare -f "$3")")
  if is_whole "$path" "$inputs"; then
    KEPT=$((KEPT + 1))
    return
  fi
  shift 2
  rm -rf "$new"
  mkdir -p "$(dirname "$new")" "$(dirname "$CACHE/$path")" "$CACHE/log" "$CACHE/.stamps"
  # In a subshell outside of any condition: inside one, bash would ignore "set -e".
  set +e
  (
    set -e
    "$@" "$new"
  ) >"$log" 2>&1
  failure=$?
  set -e
  if [[ $failure -ne 0 || ! -s $new ]]; then
    tail -n 25 "$log" >&2
    fatal "$path cannot be built; its log is $log"
  fi
  rm -f "$(stamp_of "$path")"
  mv -f "$new" "$CACHE/$path"
  printf '%s %s %s\n' "$inputs" "$(size_of "$CACHE/$path")" "$(file_hash "$CACHE/$path")" >"$(stamp_of "$path").new"
  mv -f "$(stamp_of "$path").new" "$(stamp_of "$path")"
  MADE=$((MADE + 1))
  info "$(printf '%-34s %5d s %7.1f MB' "$path" $((SECONDS - began)) "$(megabytes "$CACHE/$path")")"
}

# is_whole PATH INPUTS
is_whole() {
  local stamp inputs size
  stamp=$(stamp_of "$1")
  [[ -f $stamp && -f $CACHE/$1 ]] || return 1
  read -r inputs size _ <"$stamp"
  [[ $inputs == "$2" && $size == "$(size_of "$CACHE/$1")" ]]
}

# made_from PATH…: prints the hashes of outputs, as inputs of another.
made_from() {
  local path inputs size sum
  for path in "$@"; do
    read -r inputs size sum <"$(stamp_of "$path")"
    printf '%s\n' "$sum"
  done
}

list_outputs() {
  local path stamp inputs size sum shown=0
  for stamp in "$CACHE"/.stamps/*; do
    [[ -f $stamp && $stamp != *.new ]] || continue
    path=$(cd "$CACHE" && compgen -G "$(basename "$stamp" | sed 's/%/\//g')") || continue
    read -r inputs size sum <"$stamp"
    printf '%-34s %9.1f MB  sha256:%s\n' "$path" "$(megabytes "$CACHE/$path")" "${sum:0:16}"
    shown=$((shown + 1))
  done
  info "$shown outputs in $CACHE"
}

stamp_of() { printf '%s/.stamps/%s\n' "$CACHE" "${1//\//%}"; }
size_of() { stat -c %s "$1"; }
megabytes() { awk -v bytes="$(size_of "$1")" 'BEGIN { printf "%.1f", bytes / 1e6 }'; }
file_hash() { sha256sum "$1" | cut -d ' ' -f 1; }
hash_of() { printf '%s\n' "$@" | sha256sum | cut -d ' ' -f 1; }

# hash_sources FOLDER: prints hashes and names of a program's sources.
hash_sources() { (cd "$1" && find . -type f ! -name '*_test.go' -print0 | sort -z | xargs -0 sha256sum); }
