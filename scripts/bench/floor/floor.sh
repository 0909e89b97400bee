#!/usr/bin/env bash
# The floor, a baseline for Mold: creates a Kubernetes cluster of one control node and two workers on machines of this
# host in the most direct way, without Mold. Prints a line "SECONDS PHASE" as each phase ends, and removes everything
# again.
#
# usage: floor.sh TEMPLATE KUBERNETES VERSION PREFIX
#   TEMPLATE    the node image            KUBERNETES  folder that build-kubernetes.sh has filled
#   VERSION     such as 1.30.3            PREFIX      three numbers of a free network, such as 198.18.120
#
# Environment: TMPDIR, where disks and logs are (default: /tmp); KEEP_LOGS, a folder that logs are copied to.
set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly HERE NAMES=(control worker1 worker2)
readonly TOKEN=floor0.0123456789abcdef
# shellcheck source=router.sh
source "$HERE/router.sh"
# shellcheck source=machines.sh
source "$HERE/machines.sh"

fatal() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# within SECONDS COMMAND…: repeats the command until it succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.05
  done
}

# phase NAME: prints the time since the last phase.
phase() {
  local now=${EPOCHREALTIME/./}
  printf '%d.%02d %s\n' $(((now - LAST) / 1000000)) $(((now - LAST) / 10000 % 100)) "$1"
  LAST=$now
}

on() {
  local node=$1
  shift
  ssh -q -i "$WORK/key" -p "$((2222 + node))" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o ConnectTimeout=2 "root@$ADDRESS" "$@"
}

# on_all WHAT COMMAND…: runs the command for all NODES in parallel.
on_all() {
  local what=$1 node jobs=() job
  shift
  for node in "${NODES[@]}"; do
    "$@" "$node" >"$WORK/$what-$node.log" 2>&1 &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do
    wait "$job" || fatal "$what: $(tail -q -n 2 "$WORK/$what"-*.log | tr '\n' ' ')"
  done
}

answers() { within 60 on "$1" true; }
prepare() { on "$1" "VERSION=$VERSION bash -s" <"$HERE/node.sh"; }
init() { on "$1" "ENDPOINT=$ADDRESS:6443 TOKEN=$TOKEN VERSION=$VERSION bash -s" <"$HERE/init.sh"; }
join() {
  on "$1" "PATH=/opt/bin:\$PATH kubeadm join $ADDRESS:6443 --token $TOKEN --discovery-token-unsafe-skip-ca-verification"
}

kube() {
  "$KUBERNETES/bin/kubectl" --kubeconfig "$WORK/admin.conf" "$@"
}

all_ready() {
  [ "$(kube get nodes --no-headers 2>/dev/null | grep -cw Ready)" = "${#NAMES[@]}" ]
}

dns_runs() {
  [ "$(kube -n kube-system get deployment coredns -o 'jsonpath={.status.readyReplicas}' 2>/dev/null)" = 2 ]
}

take_down() {
  machines_down
  router_down
  if [ -n "${KEEP_LOGS:-}" ]; then cp "$WORK"/*.log "$WORK"/*/console.log "$KEEP_LOGS/" 2>/dev/null || true; fi
  rm -rf --one-file-system "$WORK"
}

run() {
  NODES=(0 1 2)
  LAST=${EPOCHREALTIME/./}
  router_up
  machines_up
  on_all ssh answers
  phase "machines booted, SSH answers"
  on_all prepare prepare
  phase "binaries installed, images imported"
  NODES=(0) && on_all init init
  on 0 cat /etc/kubernetes/admin.conf >"$WORK/admin.conf"
  phase "kubeadm init, pod network applied"
  NODES=(1 2) && on_all join join
  phase "kubeadm join of both workers"
  within 120 all_ready || fatal "the nodes do not become ready"
  phase "three nodes Ready"
  within 120 dns_runs || fatal "coredns does not run"
  phase "coredns runs"
}

main() {
  [[ $# -eq 4 ]] || fatal "usage: floor.sh TEMPLATE KUBERNETES VERSION PREFIX"
  TEMPLATE=$1 KUBERNETES=$2 VERSION=$3 PREFIX=$4 ADDRESS=$4.10
  # names on the host are fixed
  exec 9>/run/lock/mold-floor
  flock -n 9 || fatal "another floor is running on this host"
  need_inotify
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/mold-floor.XXXXXX")
  trap take_down EXIT
  trap 'exit 130' INT TERM
  ssh-keygen -q -t ed25519 -N '' -f "$WORK/key"
  run
}

main "$@"
