# shellcheck shell=bash
# shellcheck disable=SC2034,SC2153 # used by, or from, the other files
# Settings from the environment, each with its default and its syntax.

readonly ENGINES=(docker podman ctr skopeo)

read_settings() {
  setting KUBERNETES_MIRROR https://dl.k8s.io/release mirror
  setting UNITS_MIRROR https://raw.githubusercontent.com/kubernetes/release/v0.16.2/cmd/krel/templates/latest mirror
  setting CNI_MIRROR https://github.com/containernetworking/plugins/releases/download mirror
  setting CRICTL_MIRROR https://github.com/kubernetes-sigs/cri-tools/releases/download mirror
  setting ETCD_MIRROR https://github.com/etcd-io/etcd/releases/download mirror
  setting ETCD_VERSION '' '^(v?[0-9]+\.[0-9]+\.[0-9]+)?$'
  local csi=https://github.com/cloudstack/cloudstack-csi-driver/releases/download/v3.0.0
  setting AUTOSCALER https://raw.githubusercontent.com/kubernetes/autoscaler/master/cluster-autoscaler/cloudprovider/cloudstack/examples/cluster-autoscaler-standard.yaml manifest
  setting PROVIDER https://github.com/apache/cloudstack-kubernetes-provider/releases/download/v1.1.0/deployment.yaml manifest
  setting SNAPSHOT_CRDS "$csi/snapshot-crds.yaml" manifest
  setting CSI "$csi/manifest.yaml" manifest
  setting IMAGES '' '^[^[:cntrl:]]*$'
  check_images
  setting IMAGE_MIRRORS '' '^ *([^ =]+=(https?://)?[A-Za-z0-9.-]+(:[0-9]+)?(/[a-z0-9._/-]*)?( +|$))*$'
  setting ENGINE '' '^(docker|podman|ctr|skopeo)?$'
  setting TRIES 3 '^[1-9][0-9]?$'
  setting PAUSE 5 '^[0-9]{1,3}$'
  setting LIMIT 3600 '^[1-9][0-9]{0,5}$'
  setting FREE_MIB 3072 '^[0-9]{1,7}$'
  setting UNCHECKED '' '^(yes|no)?$'
  ETCD_VERSION=${ETCD_VERSION#v}
}

# setting NAME DEFAULT FORM: sets the variable NAME to MOLD_ISO_NAME of the environment, or the default. FORM is mirror,
# manifest, or a pattern.
setting() {
  local name=$1 form=$3 outside=MOLD_ISO_$1
  printf -v "$name" '%s' "${!outside:-$2}"
  case $form in
    mirror) check_mirror "$outside" "${!name}" ;;
    manifest) [ "${!name}" = none ] || check_manifest "$outside" "${!name}" ;;
    *) [[ ${!name} =~ $form ]] || misuse "$outside is not valid: $(shown "${!name}")" ;;
  esac
}

# Whether it is a URL that curl supports, or a path.
is_source() {
  case $1 in
    '' | *[[:cntrl:]]*) return 1 ;;
    http://?* | https://?* | file:///?*) return 0 ;;
    *://*) return 1 ;;
  esac
}

check_images() {
  local image
  local -a images
  read -ra images <<<"$IMAGES"
  for image in "${images[@]}"; do
    is_image "$image" || misuse "MOLD_ISO_IMAGES has what is no image's name: $image"
  done
}

# shown URL: prints it without credentials.
shown() {
  sed -E 's#(://)[^/@]*@#\1#g' <<<"$1"
}
