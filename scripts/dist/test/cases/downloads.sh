# shellcheck shell=bash
# Downloads and their checksums.

test_a_wrong_checksum_is_refused() {
  local kubelet=$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet
  echo "another" >"$kubelet"
  refuses 1 "kubelet 1.30.3 is not what its publisher made: its sha256 is $(sha256sum <"$kubelet" | cut -d ' ' -f 1), not"
}

test_a_wrong_checksum_of_the_other_kind_is_refused() {
  make_archive other "$WORLD/crictl/v1.30.0/crictl-v1.30.0-linux-$ARCH.tar.gz" sha256
  rm "$WORLD/crictl/v1.30.0/crictl-v1.30.0-linux-$ARCH.tar.gz.sha256"
  refuses 1 "crictl 1.30.0 is not what its publisher made: its sha512 is"
}

test_what_is_no_checksum_is_refused() {
  echo '<html>' >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubectl.sha256"
  refuses 1 "there is no checksum of kubectl 1.30.3 in $URL/"
}

test_without_a_checksum_it_goes_on_only_if_told_so() {
  rm "$WORLD/cni/v1.5.1/"*.sha256
  refuses 1 "no checksum of CNI plugins 1.5.1 is published"
  export MOLD_ISO_UNCHECKED=yes
  makes
  has "$WORLD/err" "no checksum of CNI plugins 1.5.1 is published: it is taken as it is"
}

test_a_checksum_that_cannot_be_had_is_not_one_that_is_not_published() {
  export MOLD_ISO_UNCHECKED=yes
  fault 500 kubelet.sha256 9
  refuses 1 "the checksum of kubelet 1.30.3 cannot be fetched"
  equal "$(grep -c kubelet.sha256 "$WORLD/requests")" 3
}

test_what_is_not_there_is_told_and_not_asked_for_again() {
  rm "$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubectl"
  refuses 1 "there is no kubectl 1.30.3 at $URL/kubernetes/v1.30.3/bin/linux/$ARCH/kubectl"
  equal "$(grep -c 'kubectl$' "$WORLD/requests")" 1
}

test_a_manifest_that_is_not_there_is_told() {
  rm "$WORLD/yaml/network.yaml"
  refuses 1 "there is no network.yaml at $URL/yaml/network.yaml"
}

test_what_is_forbidden_is_not_asked_for_again() {
  export MOLD_ISO_PROVIDER=$URL/yaml/provider.yaml
  fault 403 provider.yaml 9
  refuses 1 "provider.yaml cannot be fetched from $URL/yaml/provider.yaml: curl: (22)"
  equal "$(grep -c provider.yaml "$WORLD/requests")" 1
}

test_a_server_in_trouble_is_asked_again() {
  fault 503 kubelet 1
  fault cut "cni-plugins-linux-$ARCH-v1.5.1.tgz" 1
  fault 429 network.yaml 2
  makes
  cmp <(on_iso "/cni/cni-plugins-$ARCH.tgz") "$WORLD/cni/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz"
  equal "$(grep -c network.yaml "$WORLD/requests")" 3
}

test_a_server_that_stays_in_trouble_is_told() {
  fault 503 kubelet 9
  refuses 1 "kubelet 1.30.3 cannot be fetched from $URL/"
  equal "$(grep -c 'kubelet$' "$WORLD/requests")" 3
}

test_nobody_listens() {
  export MOLD_ISO_KUBERNETES_MIRROR=http://127.0.0.1:9
  refuses 1 "kubeadm 1.30.3 cannot be fetched from http://127.0.0.1:9/"
}

test_what_is_empty_is_refused() {
  : >"$WORLD/units/kubelet/kubelet.service"
  refuses 1 "kubelet.service is empty"
}

test_what_is_no_archive_is_refused() {
  local file=$WORLD/cni/v1.5.1/cni-plugins-linux-$ARCH-v1.5.1.tgz
  echo "not packed" >"$file"
  sha256sum <"$file" >"$file.sha256"
  refuses 1 "CNI plugins 1.5.1 is not an archive"
}

test_what_is_no_unit_is_refused() {
  echo '<html>' >"$WORLD/units/kubeadm/10-kubeadm.conf"
  refuses 1 "10-kubeadm.conf from $URL/units is not a unit of the kubelet"
}

test_another_version_under_the_name_of_this_one_is_refused() {
  mv "$WORLD/kubernetes/v1.30.3" "$WORLD/kubernetes/v1.30.4"
  refuses 1 "what came as kubeadm 1.30.4 says that it is v1.30.3" build 1 1.30.4
}

test_a_kubeadm_that_does_not_run_is_told() {
  local kubeadm=$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubeadm
  printf '\177ELF of another machine' >"$kubeadm"
  sha256sum <"$kubeadm" >"$kubeadm.sha256"
  refuses 1 "kubeadm does not run here"
}
