# Installs the Debian packages that a script needs, without starting their services; to be sourced after common.sh.
# Gives the function need_programs.
# shellcheck shell=bash

readonly NO_SERVICES=/usr/sbin/policy-rc.d

# need_programs PROGRAM:PACKAGE…: installs the packages of missing programs and prints their names.
need_programs() {
  local pair packages=()
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || packages+=("${pair#*:}")
  done
  [[ ${#packages[@]} -gt 0 ]] || return 0
  mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    fatal "these Debian packages are needed and missing: ${packages[*]}"
  fi
  info "Installing ${packages[*]}; their services are not started"
  install_quietly "${packages[@]}" || fatal "not all of these can be installed: ${packages[*]}"
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || fatal "the package ${pair#*:} did not bring ${pair%%:*}"
  done
}

# In a subshell, so that its EXIT trap allows services to start again whatever happens.
install_quietly() (
  set -e
  if [[ ! -e $NO_SERVICES ]]; then
    trap 'rm -f "$NO_SERVICES"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$NO_SERVICES"
    chmod 0755 "$NO_SERVICES"
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  stay_off "$@"
)

# Disables the services for the next boot too.
stay_off() {
  local package unit
  command -v systemctl >/dev/null || return 0
  for package in "$@"; do
    for unit in "$package" "${package%-light}"; do
      systemctl --quiet disable "$unit.service" 2>/dev/null || true
    done
  done
}
