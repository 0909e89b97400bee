# shellcheck shell=bash
# Parses settings as text, never runs them as code, and checks each value's syntax. Messages contain keys, never values,
# because some values are secret and all are untrusted.

# The last line of settings: without it they are truncated.
readonly SETTINGS_END='# end'

SETTINGS=(
  KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION KORAL_ENDPOINT KORAL_POD_CIDR KORAL_SERVICE_CIDR
  KORAL_JOIN_TOKEN KORAL_TOKEN_TTL KORAL_CA_HASH KORAL_CERTIFICATE_KEY
  KORAL_REGISTRY_URL KORAL_REGISTRY_USERNAME KORAL_REGISTRY_PASSWORD KORAL_REGISTRY_CA
)

# load_settings FILE: sets a variable per setting; settings not in the file are empty, whatever the environment.
load_settings() {
  local file=$1 key line number=0
  for key in "${SETTINGS[@]}"; do
    printf -v "$key" '%s' ''
    export -n "${key?}"
  done
  [ -f "$file" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    [ -z "$line" ] || [ "$line" = "$SETTINGS_END" ] || load_line "$line" "$number"
  done <"$file"
}

load_line() {
  local line=$1 number=$2 key value
  # A quote in the value must be written as '\''.
  local form="^(KORAL_[A-Z_]+)='(([^']|'\\\\'')*)'\$"
  [[ $line =~ $form ]] || fatal "line $number of the settings is not KEY='value'"
  key=${BASH_REMATCH[1]}
  value=${BASH_REMATCH[2]}
  if ! is_setting "$key"; then
    warn "the setting $key is unknown"
    return 0
  fi
  printf -v "$key" '%s' "${value//"'\\''"/"'"}"
}

is_setting() {
  local key
  for key in "${SETTINGS[@]}"; do
    [ "$key" != "$1" ] || return 0
  done
  return 1
}

# need KEY…: checks that the settings are present and valid.
need() {
  local key
  for key in "$@"; do
    [ -n "${!key}" ] || fatal "the setting $key is missing"
    check "$key"
  done
}

# allow KEY…: checks that the settings are valid or missing.
allow() {
  local key
  for key in "$@"; do
    [ -z "${!key}" ] || check "$key"
  done
}

# A host name or IPv4 address, or an IPv6 address in brackets; a port.
readonly HOST='([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])'
readonly PORT='([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])'

# The server accepts registries and versions of the same syntax, in RegistryRule and SemanticVersion;
# RulesOnBothSidesTest compares the two.
check() {
  local key=$1 form
  case $key in
    KORAL_NODE_NAME) form='^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' ;;
    KORAL_ROLE) form='^(control|worker)$' ;;
    KORAL_KUBERNETES_VERSION) form='^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$' ;;
    KORAL_ENDPOINT) form='^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$' ;;
    KORAL_POD_CIDR | KORAL_SERVICE_CIDR) form='^[0-9A-Fa-f.:]+/[0-9]{1,3}(,[0-9A-Fa-f.:]+/[0-9]{1,3})?$' ;;
    KORAL_JOIN_TOKEN) form='^[a-z0-9]{6}\.[a-z0-9]{16}$' ;;
    KORAL_TOKEN_TTL) form='^([0-9]{1,6}[hms])+$' ;;
    KORAL_CA_HASH) form='^sha256:[0-9a-f]{64}$' ;;
    KORAL_CERTIFICATE_KEY) form='^[0-9a-f]{64}$' ;;
    KORAL_REGISTRY_URL) form="^(https?://)?$HOST(:$PORT)?(/[A-Za-z0-9._/-]*)?\$" ;;
    KORAL_REGISTRY_USERNAME) form='^[^[:cntrl:]:]*$' ;;
    KORAL_REGISTRY_CA) form='^[A-Za-z0-9+/]+={0,2}$' ;;
    *) form='^[^[:cntrl:]]*$' ;;
  esac
  [[ ${!key} =~ $form ]] || fatal "the setting $key is not valid"
}
