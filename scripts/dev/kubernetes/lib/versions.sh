# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# The component versions of each version of Kubernetes. The tags are those of `kubeadm config images list`, with which
# they are compared once kubeadm is built.
#
# The toolchain is not the newest: with the stricter net/url of 1.24.8, 1.25.2 and later, kubeadm from before 2025
# rejects every machine, because its preflight check HTTPProxyCIDR parses "https://[10.96.0.1]:1234/". It is the same
# for all parts, so that they share compiled packages.

readonly KNOWN_VERSIONS=(1.30.3 1.31.4)

# use_version VERSION: sets the component versions. BUILD_DATE, which the programs report, is that of the version's
# module.
use_version() {
  VERSION=$1
  GO_TOOLCHAIN=go1.24.7
  # The Go module proxies have no later cri-tools below 1.34; the CRI is the same in all of them.
  CRICTL_VERSION=1.30.0 CRICTL_KUBERNETES=1.30.3
  case $VERSION in
    1.30.3) ETCD_VERSION=3.5.12 ETCD_TAG=3.5.12-0 COREDNS_VERSION=1.11.1 PAUSE_TAG=3.9 BUILD_DATE=2024-07-17T12:05:18Z ;;
    1.31.4) ETCD_VERSION=3.5.15 ETCD_TAG=3.5.15-0 COREDNS_VERSION=1.11.3 PAUSE_TAG=3.10 BUILD_DATE=2024-12-10T11:37:26Z ;;
    *) fatal "Kubernetes $VERSION is not one of ${KNOWN_VERSIONS[*]}: add it to scripts/dev/kubernetes/lib/versions.sh" ;;
  esac
  COREDNS_TAG=v$COREDNS_VERSION
}
