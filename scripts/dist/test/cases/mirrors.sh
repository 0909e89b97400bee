# shellcheck shell=bash
# Mirrors and proxies.

test_mirrors_may_be_folders() {
  export MOLD_ISO_KUBERNETES_MIRROR=$WORLD/kubernetes MOLD_ISO_UNITS_MIRROR=file://$WORLD/units
  export MOLD_ISO_CNI_MIRROR=$WORLD/cni/ MOLD_ISO_CRICTL_MIRROR=file://$WORLD/crictl
  makes
  equal "$(grep -vc yaml "$WORLD/requests")" 0
}

test_a_folder_without_what_is_needed_is_told() {
  export MOLD_ISO_CNI_MIRROR=$WORLD/content
  refuses 1 "there is no CNI plugins 1.5.1 at $WORLD/content/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz"
  export MOLD_ISO_CNI_MIRROR=file://$WORLD/content
  refuses 1 "there is no CNI plugins 1.5.1 at file://"
}

test_images_come_from_the_mirror_of_their_registry() {
  export MOLD_ISO_IMAGE_MIRRORS='registry.k8s.io=http://127.0.0.1:5000/k8s docker.io=https://mirror.example.org *=hub.example.org:8443/all'
  export MOLD_ISO_PROVIDER=$URL/yaml/provider.yaml
  makes
  called 'skopeo copy --src-tls-verify=false docker://127.0.0.1:5000/k8s/coredns/coredns:v1.11.1 docker-archive:'
  called 'skopeo copy docker://mirror.example.org/flannel/flannel:v0.25.5 docker-archive:'
  called 'skopeo copy docker://hub.example.org:8443/all/provider:v1.1.0 docker-archive:'
  has <(on_iso /docker/registry.k8s.io_coredns_coredns_v1.11.1.tar) '["registry.k8s.io/coredns/coredns:v1.11.1"]'
}

test_a_proxy_of_the_environment_is_used() {
  # Nobody listens at that port.
  export http_proxy=http://127.0.0.1:9 MOLD_ISO_TRIES=1
  refuses 1 "kubeadm 1.30.3 cannot be fetched from $URL/"
  equal "$(cat "$WORLD/requests")" ''
  export no_proxy=127.0.0.1
  makes
}

test_passwords_of_mirrors_are_not_told() {
  export MOLD_ISO_KUBERNETES_MIRROR=http://me:geheim@127.0.0.1:${URL#http://127.0.0.1:}/nowhere
  refuses 1 "there is no kubeadm 1.30.3 at http://127.0.0.1:"
  hasnt "$WORLD/err" geheim
  hasnt "$WORLD/stdout" geheim
}
