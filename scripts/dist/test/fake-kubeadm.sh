#!/usr/bin/env bash
# fake-kubeadm.sh: the tests' mirror serves it as kubeadm 1.30.3.
# Settings read: none.
set -euo pipefail

case "$*" in
  'version -o short') echo v1.30.3 ;;
  'config images list --kubernetes-version v1.30.3')
    echo "a newer version of Kubernetes is to be had" >&2
    printf '%s\n' registry.k8s.io/kube-apiserver:v1.30.3 registry.k8s.io/coredns/coredns:v1.11.1 registry.k8s.io/pause:3.9
    ;;
  *) exit 64 ;;
esac
