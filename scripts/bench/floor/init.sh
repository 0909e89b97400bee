#!/usr/bin/env bash
# Runs on the control node of the floor: kubeadm init, then the pod network. usage: init.sh
# Environment: ENDPOINT, TOKEN, VERSION
set -euo pipefail
export PATH=/opt/bin:$PATH KUBECONFIG=/etc/kubernetes/admin.conf

# The conntrack limits are the host's.
cat >/root/kubeadm.yaml <<END
apiVersion: kubeadm.k8s.io/v1beta3
kind: InitConfiguration
bootstrapTokens:
  - token: "$TOKEN"
---
apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
kubernetesVersion: "v$VERSION"
controlPlaneEndpoint: "$ENDPOINT"
networking:
  podSubnet: 10.244.0.0/16
  serviceSubnet: 10.96.0.0/12
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
cgroupDriver: systemd
---
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
conntrack:
  maxPerCore: 0
  min: 0
END
kubeadm init --config /root/kubeadm.yaml --skip-token-print
kubectl apply -f /opt/manifests/network.yaml
