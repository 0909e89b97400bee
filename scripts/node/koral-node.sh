#!/usr/bin/env bash
# koral-node: the tasks that Koral runs on cluster nodes. Installed as /opt/koral/koral-node, run as root.
#
# usage: koral-node version            print this file's SHA-256
#        koral-node start TASK         start a task in the background with the settings on standard input, and print
#                                      its state
#        koral-node status TASK        print the state of a task
#        koral-node acknowledge TASK RUN
#                                      mark this run's failure as reported, and print the state of the task
#        koral-node new-host-key       print the public key of the next SSH host key; generate it if there is none
#        koral-node use-host-key BLOB  switch to that host key (BLOB: the public key in Base64)
#        koral-node kubeconfig         print the administrator's kubeconfig (exit 3 if there is none yet)
#
# tasks: prepare init share join leave (what each does: the head of lib/TASK.sh)
#
# Settings: one KEY='value' per line, the last line is "# end" (which task needs which: the head of lib/TASK.sh):
#   KORAL_NODE_NAME           host name and Kubernetes node name
#   KORAL_ROLE                control or worker
#   KORAL_KUBERNETES_VERSION  such as 1.30.3
#   KORAL_ENDPOINT            host:port of the API server for all clients
#   KORAL_POD_CIDR            pod CIDR
#   KORAL_SERVICE_CIDR        service CIDR
#   KORAL_JOIN_TOKEN          bootstrap token of one join
#   KORAL_TOKEN_TTL           how long the token is valid, such as 30m
#   KORAL_CA_HASH             sha256:<64 hex>, the hash of the CA's public key
#   KORAL_CERTIFICATE_KEY     64 hex digits: encrypts the uploaded control-plane certificates
#   KORAL_REGISTRY_URL        private registry, http:// or https://; with KORAL_REGISTRY_USERNAME and _PASSWORD
#   KORAL_REGISTRY_CA         CA certificates (PEM, in Base64) trusted for it over https, in addition to the system's
#
# Environment, for tests only: KORAL_ROOT is prepended to every path; KORAL_TEST_PATIENCE replaces every wait limit
# (seconds). sudo passes neither on.
set -euo pipefail
umask 077
export LC_ALL=C HOME="${HOME:-/root}"

KORAL_ROOT=${KORAL_ROOT:-}
KORAL_LIB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib # only unbundled

# shellcheck source=lib/log.sh
source "$KORAL_LIB/log.sh"
# shellcheck source=lib/paths.sh
source "$KORAL_LIB/paths.sh"
# shellcheck source=lib/settings.sh
source "$KORAL_LIB/settings.sh"
# shellcheck source=lib/state.sh
source "$KORAL_LIB/state.sh"
# shellcheck source=lib/tasks.sh
source "$KORAL_LIB/tasks.sh"
# shellcheck source=lib/hostkey.sh
source "$KORAL_LIB/hostkey.sh"
# shellcheck source=lib/kernel.sh
source "$KORAL_LIB/kernel.sh"
# shellcheck source=lib/iso.sh
source "$KORAL_LIB/iso.sh"
# shellcheck source=lib/install.sh
source "$KORAL_LIB/install.sh"
# shellcheck source=lib/runtime.sh
source "$KORAL_LIB/runtime.sh"
# shellcheck source=lib/kubeadm.sh
source "$KORAL_LIB/kubeadm.sh"
# shellcheck source=lib/member.sh
source "$KORAL_LIB/member.sh"
# shellcheck source=lib/prepare.sh
source "$KORAL_LIB/prepare.sh"
# shellcheck source=lib/init.sh
source "$KORAL_LIB/init.sh"
# shellcheck source=lib/share.sh
source "$KORAL_LIB/share.sh"
# shellcheck source=lib/join.sh
source "$KORAL_LIB/join.sh"
# shellcheck source=lib/leave.sh
source "$KORAL_LIB/leave.sh"

usage() {
  echo "usage: koral-node version | start TASK | status TASK | acknowledge TASK RUN" >&2
  echo "       koral-node new-host-key | use-host-key BLOB | kubeconfig" >&2
  echo "tasks: prepare init share join leave" >&2
  exit 2
}

print_version() {
  [ -f "$SCRIPT" ] || exit 127
  local sum
  sum=$(sha256sum "$SCRIPT")
  echo "${sum%% *}"
}

print_kubeconfig() {
  [ -s "$ADMIN_CONF" ] || exit 3
  cat "$ADMIN_CONF"
}

main() {
  [ $# -ge 1 ] || usage
  case "$1/$#" in
    version/1) print_version ;;
    kubeconfig/1) print_kubeconfig ;;
    new-host-key/1) new_host_key ;;
    use-host-key/2) [[ $2 =~ ^[A-Za-z0-9+/]+=*$ ]] || usage; use_host_key "$2" ;;
    start/2) is_task "$2" || usage; start_task "$2" ;;
    status/2) is_task "$2" || usage; print_status "$2" ;;
    acknowledge/3) is_task "$2" || usage; acknowledge_failure "$2" "$3" ;;
    # Internal: the processes of a started task.
    run/2) is_task "$2" || usage; run_task "$2" ;;
    work/2) is_task "$2" || usage; work_on "$2" ;;
    *) usage ;;
  esac
}

main "$@"
