# shellcheck shell=bash
# Messages to the operator. A failure is one line, the last one, that begins with "error: ".

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

misuse() {
  echo "error: $*" >&2
  exit 2
}
