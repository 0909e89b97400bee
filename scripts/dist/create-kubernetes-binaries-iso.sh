#!/usr/bin/env bash
# Makes the ISO from which Koral's nodes get one version of Kubernetes: binaries, units, manifests, container images.
#
# usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH KUBERNETES_VERSION CNI_VERSION CRICTL_VERSION
#          WEAVENET_NETWORK_YAML_CONFIG DASHBOARD_YAML_CONFIG BUILD_NAME
#   OUTPUT_PATH                   a folder; the ISO becomes OUTPUT_PATH/BUILD_NAME.iso, in place of a former one
#   KUBERNETES_VERSION            such as 1.30.3
#   CNI_VERSION                   of the CNI plugins, such as 1.5.1
#   CRICTL_VERSION                such as 1.30.0
#   WEAVENET_NETWORK_YAML_CONFIG  manifest of the pod network, Weave Net or any other: a URL or a file
#   DASHBOARD_YAML_CONFIG         manifest of the dashboard: a URL or a file
#   BUILD_NAME                    such as setup-1.30.3, with or without .iso
# e.g.: create-kubernetes-binaries-iso.sh . 1.30.3 1.5.1 1.30.0
#         https://github.com/flannel-io/flannel/releases/download/v0.25.5/kube-flannel.yml
#         https://raw.githubusercontent.com/kubernetes/dashboard/v2.7.0/aio/deploy/recommended.yaml setup-1.30.3
#
# Needs curl, xorriso or genisoimage or mkisofs, and one of docker, podman, ctr with containerd, skopeo. The ISO is for
# machines like this one: amd64 or arm64. Exit status: 0 the ISO is whole and in place; 1 it could not be made; 2 wrong
# use; over 128 ended by a signal. Nothing is left of an ISO that was not made, and a former one stays as it was.
#
# Environment. Each MIRROR is a URL or a folder that is laid out as the upstream named:
#   MOLD_ISO_KUBERNETES_MIRROR  https://dl.k8s.io/release
#   MOLD_ISO_UNITS_MIRROR       https://raw.githubusercontent.com/kubernetes/release/v0.16.2/cmd/krel/templates/latest
#   MOLD_ISO_CNI_MIRROR         https://github.com/containernetworking/plugins/releases/download
#   MOLD_ISO_CRICTL_MIRROR      https://github.com/kubernetes-sigs/cri-tools/releases/download
#   MOLD_ISO_ETCD_MIRROR        https://github.com/etcd-io/etcd/releases/download
#   MOLD_ISO_ETCD_VERSION       such as 3.5.15: the ISO gets etcd too, for etcd nodes; none by default
# Manifests, each a URL, a file, or "none" to leave it out; by default from where CloudStack has them (read_settings):
#   MOLD_ISO_AUTOSCALER         cluster autoscaler, with <cluster-id>, <min> and <max> to be filled in
#   MOLD_ISO_PROVIDER           cloud controller manager
#   MOLD_ISO_SNAPSHOT_CRDS      custom resources of CSI snapshots
#   MOLD_ISO_CSI                CSI driver
# Images:
#   MOLD_ISO_IMAGES             more images, besides those of kubeadm and of the manifests, between blanks
#   MOLD_ISO_IMAGE_MIRRORS      where to pull from instead, as REGISTRY=[http://|https://]HOST[:PORT][/PATH] between
#                               blanks; REGISTRY is such as registry.k8s.io or docker.io, or * for all others; http://
#                               allows plain http (docker reads that from its daemon's insecure-registries instead)
#   MOLD_ISO_ENGINE             docker, podman, ctr or skopeo; by default the first of them that is there and answers
# Patience and room:
#   MOLD_ISO_TRIES              how often a download or pull is tried (3)
#   MOLD_ISO_PAUSE              seconds between two tries (5)
#   MOLD_ISO_LIMIT              seconds that one download, pull or writing may take (3600)
#   MOLD_ISO_FREE_MIB           MiB that must be free at the start, below TMPDIR and in OUTPUT_PATH, each (3072)
#   MOLD_ISO_UNCHECKED          yes: go on, with a warning, where no checksum is published beside a download
#   TMPDIR                      where the ISO's content is gathered (/tmp); programs must be allowed to run there
#   http_proxy, https_proxy, no_proxy   read by curl and, but for docker, by the engines
set -euo pipefail
export LC_ALL=C

ISO_LIB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/iso # only unbundled

# shellcheck source=iso/log.sh
source "$ISO_LIB/log.sh"
# shellcheck source=iso/names.sh
source "$ISO_LIB/names.sh"
# shellcheck source=iso/settings.sh
source "$ISO_LIB/settings.sh"
# shellcheck source=iso/arguments.sh
source "$ISO_LIB/arguments.sh"
# shellcheck source=iso/work.sh
source "$ISO_LIB/work.sh"
# shellcheck source=iso/tools.sh
source "$ISO_LIB/tools.sh"
# shellcheck source=iso/fetch.sh
source "$ISO_LIB/fetch.sh"
# shellcheck source=iso/parts.sh
source "$ISO_LIB/parts.sh"
# shellcheck source=iso/manifests.sh
source "$ISO_LIB/manifests.sh"
# shellcheck source=iso/engines.sh
source "$ISO_LIB/engines.sh"
# shellcheck source=iso/images.sh
source "$ISO_LIB/images.sh"
# shellcheck source=iso/write.sh
source "$ISO_LIB/write.sh"

main() {
  read_arguments "$@"
  read_settings
  check_commands
  open_work
  choose_engine
  check_room
  fetch_binaries
  fetch_units
  fetch_manifests
  list_images
  pull_images
  write_iso
}

main "$@"
