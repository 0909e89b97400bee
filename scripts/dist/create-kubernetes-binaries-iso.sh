#!/usr/bin/env bash
# Builds the ISO from which Koral's nodes install a version of Kubernetes: binaries, units, manifests, container images.
#
# usage: create-kubernetes-binaries-iso.sh OUTPUT_PATH KUBERNETES_VERSION CNI_VERSION CRICTL_VERSION
#          WEAVENET_NETWORK_YAML_CONFIG DASHBOARD_YAML_CONFIG BUILD_NAME
#   OUTPUT_PATH                   a folder; the ISO is written to OUTPUT_PATH/BUILD_NAME.iso, replacing an earlier one
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
# machines like this one: amd64 or arm64. Exit status: 0 the ISO is complete; 1 it could not be built; 2 wrong
# usage; over 128 ended by a signal. After a failure nothing is left behind, and an earlier ISO is unchanged.
#
# Environment. Each MIRROR is a URL or a folder with the layout of the given upstream:
#   MOLD_ISO_KUBERNETES_MIRROR  https://dl.k8s.io/release
#   MOLD_ISO_UNITS_MIRROR       https://raw.githubusercontent.com/kubernetes/release/v0.16.2/cmd/krel/templates/latest
#   MOLD_ISO_CNI_MIRROR         https://github.com/containernetworking/plugins/releases/download
#   MOLD_ISO_CRICTL_MIRROR      https://github.com/kubernetes-sigs/cri-tools/releases/download
#   MOLD_ISO_ETCD_MIRROR        https://github.com/etcd-io/etcd/releases/download
#   MOLD_ISO_ETCD_VERSION       such as 3.5.15: the ISO gets etcd too, for etcd nodes; none by default
# Manifests, each a URL, a file, or "none" to omit it; the defaults are CloudStack's sources (read_settings):
#   MOLD_ISO_AUTOSCALER         cluster autoscaler, with <cluster-id>, <min> and <max> to be filled in
#   MOLD_ISO_PROVIDER           cloud controller manager
#   MOLD_ISO_SNAPSHOT_CRDS      custom resource definitions for CSI snapshots
#   MOLD_ISO_CSI                CSI driver
# Images:
#   MOLD_ISO_IMAGES             more images, besides those of kubeadm and of the manifests, separated by blanks
#   MOLD_ISO_IMAGE_MIRRORS      registry mirrors, as REGISTRY=[http://|https://]HOST[:PORT][/PATH] separated by
#                               blanks; REGISTRY is such as registry.k8s.io or docker.io, or * for all others; http://
#                               allows plain http (docker reads that from its daemon's insecure-registries instead)
#   MOLD_ISO_ENGINE             docker, podman, ctr or skopeo; by default the first that is installed and answers
# Limits:
#   MOLD_ISO_TRIES              number of attempts for a download or pull (3)
#   MOLD_ISO_PAUSE              seconds between two attempts (5)
#   MOLD_ISO_LIMIT              time limit of a download, a pull or the writing, in seconds (3600)
#   MOLD_ISO_FREE_MIB           MiB that must be free at the start, both in TMPDIR and in OUTPUT_PATH (3072)
#   MOLD_ISO_UNCHECKED          yes: continue, with a warning, if no checksum is published for a download
#   TMPDIR                      folder for the ISO's content (/tmp); not mounted noexec
#   http_proxy, https_proxy, no_proxy   used by curl and by the engines except docker
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
