# shellcheck shell=bash
# Installs the contents of the ISO.

install_binaries() {
  local name
  folder "$OPT_BIN" "$CNI_BIN"
  for name in kubeadm kubelet kubectl; do
    [ -f "$ISO_MOUNT/k8s/$name" ] || fatal "the ISO has no k8s/$name"
    # Replaced by a rename: the old binary may be running.
    attempt "$name cannot be installed" install -m 0755 "$ISO_MOUNT/k8s/$name" "$OPT_BIN/$name.koral-new"
    mv -f "$OPT_BIN/$name.koral-new" "$OPT_BIN/$name"
  done
  check_version
  unpack 'cni/cni-plugins-*64.tgz' "$CNI_BIN"
  unpack 'cri-tools/crictl-linux-*64.tar.gz' "$OPT_BIN"
  # shellcheck disable=SC2016 # expanded by the shell that reads it
  echo 'case ":$PATH:" in *:/opt/bin:*) ;; *) PATH=$PATH:/opt/bin ;; esac' |
    write_file 0644 "$KORAL_ROOT/etc/profile.d/koral.sh"
}

# Checks that the ISO's version is the configured one before a cluster of another version is created.
check_version() {
  local found wanted
  found=$(kubeadm version -o short) || fatal "the ISO's kubeadm does not run on this machine"
  wanted=v$(three_parts "$KORAL_KUBERNETES_VERSION")
  [ "${found%%[-+]*}" = "$wanted" ] || fatal "the ISO holds Kubernetes $found, not $wanted"
}

# unpack PATTERN FOLDER: unpacks the one archive of the ISO whose name matches.
unpack() {
  local pattern=$1 folder=$2
  local -a archives
  mapfile -t archives < <(compgen -G "$ISO_MOUNT/$pattern")
  [ "${#archives[@]}" -eq 1 ] || fatal "the ISO should have one $pattern, but has ${#archives[@]}"
  attempt "${archives[0]##*/} cannot be unpacked" tar -xzf "${archives[0]}" --no-same-owner -C "$folder"
}

install_units() {
  install_unit kubelet.service "$SYSTEMD/kubelet.service"
  install_unit 10-kubeadm.conf "$SYSTEMD/kubelet.service.d/10-kubeadm.conf"
  kubelet_order | write_file 0644 "$SYSTEMD/kubelet.service.d/20-koral.conf"
  attempt "systemd cannot read its units" systemctl daemon-reload
  attempt "the kubelet cannot be enabled" systemctl enable kubelet
}

install_unit() {
  local source=$ISO_MOUNT/$1
  [ -f "$source" ] || source=$ISO_MOUNT/k8s/$1
  [ -f "$source" ] || fatal "the ISO has no $1"
  sed 's:/usr/bin/:/opt/bin/:g' "$source" | write_file 0644 "$2"
}

# The upstream unit starts the kubelet in parallel with containerd; without containerd it exits and is restarted after
# ten seconds. It also fails until kubeadm has written its configuration.
kubelet_order() {
  cat <<'END'
# written by koral-node
[Unit]
Wants=containerd.service
After=containerd.service
ConditionPathExists=/var/lib/kubelet/config.yaml

[Service]
RestartSec=1
END
}

# Copied, because they are needed after the ISO is detached: the pod network by "init", the others by add-ons.
install_manifests() {
  local file
  folder "$MANIFESTS"
  for file in "$ISO_MOUNT"/*.yaml; do
    [ ! -f "$file" ] || write_file 0644 "$MANIFESTS/${file##*/}" <"$file"
  done
  keep_manifest autoscaler.yaml "$KORAL_ROOT/opt/autoscaler/autoscaler_tmpl.yaml"
  keep_manifest provider.yaml "$KORAL_ROOT/opt/provider/provider.yaml"
  keep_manifest snapshot-crds.yaml "$KORAL_ROOT/opt/csi/snapshot-crds.yaml"
  keep_manifest manifest.yaml "$KORAL_ROOT/opt/csi/manifest.yaml"
}

keep_manifest() {
  [ ! -f "$MANIFESTS/$1" ] || write_file 0644 "$2" <"$MANIFESTS/$1"
}

# Filters the archives for this node's role: a worker is ready much sooner without the control plane's images, which are
# the largest part.
images_of_role() {
  local archive
  while IFS= read -r archive; do
    if [ "${KORAL_ROLE:?}" != worker ] || ! is_of_control_plane "$archive"; then
      echo "$archive"
    fi
  done
}

# Whether every image in the archive is one of the control plane's; no if the archive cannot be read.
is_of_control_plane() {
  local names name
  names=$(tar -xOf "$1" manifest.json 2>/dev/null | grep -oE '"RepoTags" *: *\[[^]]*\]' | grep -oE '"[^"]+:[^"/]+"') ||
    return 1
  while IFS= read -r name; do
    [[ $name =~ (^\"|/)(kube-apiserver|kube-controller-manager|kube-scheduler|etcd):[^/]+\"$ ]] || return 1
  done <<<"$names"
}

# Each import uses one processor, so as many run in parallel as there are processors.
import_images() {
  local -a images
  compgen -G "$ISO_MOUNT/docker/*.tar" >/dev/null || fatal "the ISO has no images in docker/"
  mapfile -t images < <(compgen -G "$ISO_MOUNT/docker/*.tar" | images_of_role)
  info "importing ${#images[@]} image archives"
  if ! printf '%s\0' "${images[@]}" | xargs -0 -n 1 -P "$(nproc)" ctr -n k8s.io images import; then
    # Parallel imports can conflict over a layer that two archives contain; sequential ones cannot.
    warn "not every image could be imported in parallel; retrying one by one"
    local image
    for image in "${images[@]}"; do
      attempt "the image archive ${image##*/} cannot be imported" ctr -n k8s.io images import "$image"
    done
  fi
}
