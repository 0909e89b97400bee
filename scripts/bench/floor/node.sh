#!/usr/bin/env bash
# Runs on a machine of the floor: installs Kubernetes from the ISO in its drive and imports all of its images.
# usage: node.sh      Environment: VERSION
set -euo pipefail
export PATH=/opt/bin:$PATH

readonly ISO=/mnt/iso CRI='plugins."io.containerd.grpc.v1.cri"'

unit() {
  local source=$ISO/$1
  [ -f "$source" ] || source=$ISO/k8s/$1
  mkdir -p "$(dirname "$2")"
  sed 's:/usr/bin/:/opt/bin/:g' "$source" >"$2"
}

install_kubernetes() {
  mkdir -p "$ISO" /opt/bin /opt/cni/bin /opt/manifests
  mount -r /dev/sr0 "$ISO"
  install -m 0755 "$ISO"/k8s/{kubeadm,kubelet,kubectl} /opt/bin/
  tar -xzf "$ISO"/cni/cni-plugins-*64.tgz -C /opt/cni/bin
  tar -xzf "$ISO"/cri-tools/crictl-linux-*64.tar.gz -C /opt/bin
  cp "$ISO"/*.yaml /opt/manifests/
  unit kubelet.service /etc/systemd/system/kubelet.service
  unit 10-kubeadm.conf /etc/systemd/system/kubelet.service.d/10-kubeadm.conf
  systemctl daemon-reload
  systemctl --quiet enable kubelet
  [ "$(kubeadm version -o short)" = "v$VERSION" ]
}

import_images() {
  printf '%s\0' "$ISO"/docker/*.tar | xargs -0 -n 1 -P "$(nproc)" ctr -n k8s.io images import >/dev/null
  umount "$ISO"
}

configure_containerd() {
  local pause
  pause=$(ctr -n k8s.io images ls -q | grep -E '/pause:[0-9.]+$' | sort -V | tail -n 1)
  cat >/etc/containerd/config.toml <<END
version = 2
[$CRI]
  sandbox_image = "$pause"
  restrict_oom_score_adj = $(lacks_sys_resource)
[$CRI.cni]
  bin_dir = "/opt/cni/bin"
  conf_dir = "/etc/cni/net.d"
[$CRI.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[$CRI.containerd.runtimes.runc.options]
  SystemdCgroup = true
END
  systemctl restart containerd
}

# Capability 24, CAP_SYS_RESOURCE: without it no pod can have a better OOM score than its node.
lacks_sys_resource() {
  local set
  set=$(awk '$1 == "CapEff:" { print $2 }' /proc/self/status)
  if (((16#$set >> 24) & 1)); then echo false; else echo true; fi
}

sysctl -qw net.ipv4.ip_forward=1
systemctl start containerd
install_kubernetes
import_images
configure_containerd
