#!/usr/bin/env bash
# Holds that every relative link of every *.md file leads to a file or folder of the tree, and every #anchor of a page
# to one of its headings. usage: links.sh
# Settings read: none.
set -euo pipefail

fatal() {
  echo "error: $*" >&2
  exit 2
}

pages() {
  find . -name '*.md' -not -path '*/target/*' -not -path '*/node_modules/*' -not -path './.git/*' -print
}

# Prints the targets of a page's links, one a line, without those in code.
# shellcheck disable=SC2016 # the backquotes are meant as such
links() {
  awk '/^```/ { code = !code } !code' "$1" |
    sed 's/`[^`]*`//g' |
    { grep -oE '\]\([^)[:space:]]+\)' || true; } |
    sed 's/^](//; s/)$//' |
    sort -u
}

# Prints the anchors of a page's headings.
anchors() {
  awk '/^```/ { code = !code } !code && /^#+ /' "$1" |
    sed -E 's/^#+ //' |
    tr '[:upper:]' '[:lower:]' |
    sed -E 's/[^a-z0-9 _-]//g; s/ /-/g'
}

# Whether a link of a page leads somewhere.
leads() {
  local page=$1 link=$2 target
  case $link in
    http://* | https://* | mailto:*) return 0 ;;
    '#'*) target=$page ;;
    *) target=$(dirname "$page")/${link%%#*} ;;
  esac
  [ -e "$target" ] || return 1
  case $link in
    *'#'*) grep -qxF -- "${link#*#}" < <(anchors "$target") ;;
  esac
}

main() {
  [ $# -eq 0 ] || fatal "usage: links.sh"
  cd "$(dirname "${BASH_SOURCE[0]}")/../.."
  local page link passed=0 failed=0
  while IFS= read -r page; do
    while IFS= read -r link; do
      if leads "$page" "$link"; then
        passed=$((passed + 1))
      else
        failed=$((failed + 1))
        echo "$page: $link leads nowhere" >&2
      fi
    done < <(links "$page")
  done < <(pages | sort)
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

main "$@"
