# shellcheck shell=bash
# Mounts the machine's disk and root file system, all in the supervisor's own mount namespace.

readonly NSPAWN_RUN=/run/systemd/nspawn

mount_all() {
  local template=$FOLDER/mnt/template disk=$FOLDER/mnt/disk root=$FOLDER/mnt/root
  mkdir -p "$template" "$disk" "$root" "$NSPAWN_RUN"
  # nspawn leaves files there, and may be unable to remove them
  mount -t tmpfs -o mode=0755 tmpfs "$NSPAWN_RUN"
  mount -o ro,loop "${CONF[TEMPLATE]}" "$template" || fatal "the template cannot be mounted"
  mount -o loop "${CONF[DISK]}" "$disk" || fatal "the machine's disk cannot be mounted"
  [ -e "$disk/made" ] || fill_disk "$template" "$disk"
  mount -t overlay -o "lowerdir=$template,upperdir=$disk/upper,workdir=$disk/work" overlay "$root" ||
    fatal "the machine's root file system cannot be mounted"
}

# /var is not an overlay, so that a container runtime can create overlays in it.
fill_disk() {
  mkdir -p "$2/upper" "$2/work"
  rm -rf "${2:?}/var"
  cp -a "$1/var" "$2/var" || fatal "the template does not fit on the machine's disk"
  : >"$2/made"
}

# Unmounts the other machines' network namespaces: a copied mount would keep such a namespace from being deleted.
drop_other_namespaces() {
  local mount
  for mount in /run/netns/*; do
    if [ "$mount" != "${CONF[NETNS]}" ] && mountpoint -q "$mount"; then
      umount -l "$mount" || fatal "$mount cannot be unmounted"
    fi
  done
}
