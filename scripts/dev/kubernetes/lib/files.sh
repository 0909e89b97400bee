# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the other files
# What is neither program nor image: manifests, units, and the archives of CNI plugins and crictl.

# Those that podnet asks for, and what people add to a bridge; Debian's package has a dozen more, which would only cost
# every node time.
readonly CNI_PLUGINS=(bandwidth bridge firewall host-local loopback portmap tuning)
readonly FILES=(network.yaml web.yaml kubelet.service 10-kubeadm.conf)

# make_file NAME: a copy of ours.
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

# pack FOLDER FILE… OUT: an archive of files of the folder, the same bytes each time. Lightly: every node unpacks it.
pack() {
  local folder=$1 out=${*: -1}
  local files=("${@:2:$#-2}")
  tar -C "$folder" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0755 -cf - "${files[@]}" |
    gzip -n -1 >"$out"
}
