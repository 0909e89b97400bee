# shellcheck shell=bash
# The machine's disk and root file system; all of it in the supervisor's own mount namespace.

readonly NSPAWN_RUN=/run/systemd/nspawn

mount_all() {
  local template=$FOLDER/mnt/template disk=$FOLDER/mnt/disk root=$FOLDER/mnt/root
  mkdir -p "$template" "$disk" "$root" "$NSPAWN_RUN"
  # nspawn leaves things there, and may not be able to clear them away
  mount -t tmpfs -o mode=0755 tmpfs "$NSPAWN_RUN"
  mount -o ro,loop "${CONF[TEMPLATE]}" "$template" || fatal "the template cannot be mounted"
  mount -o loop "${CONF[DISK]}" "$disk" || fatal "the machine's disk cannot be mounted"
  [ -e "$disk/made" ] || fill_disk "$template" "$disk"
  mount -t overlay -o "lowerdir=$template,upperdir=$disk/upper,workdir=$disk/work" overlay "$root" ||
    fatal "the machine's root cannot be put together"
}

# /var is no overlay, so that a container runtime in it can have overlays of its own.
fill_disk() {
  mkdir -p "$2/upper" "$2/work"
  rm -rf "${2:?}/var"
  cp -a "$1/var" "$2/var" || fatal "the template does not fit on the machine's disk"
  : >"$2/made"
}

# The rest of the machine's life is none of these: a copy of another machine's namespace would keep it from going away.
drop_other_namespaces() {
  local mount
  for mount in /run/netns/*; do
    if [ "$mount" != "${CONF[NETNS]}" ] && mountpoint -q "$mount"; then
      umount -l "$mount" || fatal "$mount cannot be let go of"
    fi
  done
}
