# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# Outputs that are neither programs nor images: manifests, units, and the archives of CNI plugins and crictl.

# The plugins that podnet uses and common additions to a bridge; Debian's package has a dozen more, which would only
# cost every node time.
readonly CNI_PLUGINS=(bandwidth bridge firewall host-local loopback portmap tuning)
readonly FILES=(network.yaml web.yaml kubelet.service 10-kubeadm.conf)

# make_file NAME: copies a file of this repository.
make_file() {
  local source=$HERE/manifests/$1
  [[ -f $source ]] || source=$HERE/units/$1
  output "$1" "$(file_hash "$source")" install -m 0644 "$source"
}

make_cni() {
  output "cni/cni-plugins-linux-$ARCH.tgz" "$(dpkg-query -W containernetworking-plugins) ${CNI_PLUGINS[*]}" \
    pack /usr/lib/cni "${CNI_PLUGINS[@]}"
}

make_crictl_archive() {
  make_program crictl
  output "cri-tools/crictl-linux-$ARCH.tar.gz" "$(made_from bin/crictl)" pack "$CACHE/bin" crictl
}

# pack FOLDER FILE… OUT: a reproducible archive of files of the folder. Lightly compressed, because every node unpacks
# it.
pack() {
  local folder=$1 out=${*: -1}
  local files=("${@:2:$#-2}")
  tar -C "$folder" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0755 -cf - "${files[@]}" |
    gzip -n -1 >"$out"
}
