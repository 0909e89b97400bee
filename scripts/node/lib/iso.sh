# shellcheck shell=bash
# The ISO with the Kubernetes binaries: a CD-ROM that the server attaches while the node is created, and detaches then.

readonly ISO_WAIT_SECONDS=900
# How long to wait after finding an unusable disc: the right one may not be attached yet.
readonly USELESS_DISC_SECONDS=10

# Waits for the ISO and mounts it.
open_iso() {
  local end useless_end=
  end=$((SECONDS + $(patience "$ISO_WAIT_SECONDS")))
  close_iso
  folder "$ISO_MOUNT"
  trap close_iso EXIT
  info "looking for the ISO"
  until mount_iso; do
    if [ -n "$USELESS_DISC" ]; then
      useless_end=${useless_end:-$((SECONDS + $(patience "$USELESS_DISC_SECONDS")))}
      [ "$SECONDS" -lt "$useless_end" ] || fatal "$USELESS_DISC"
    fi
    [ "$SECONDS" -lt "$end" ] || fatal "there is no ISO with Kubernetes binaries (volume label CDROM) in the machine"
    sleep 2
  done
}

close_iso() {
  if mountpoint -q "$ISO_MOUNT"; then
    umount "$ISO_MOUNT" || warn "the ISO cannot be unmounted"
  fi
}

# Mounts the first disc with the binaries; there may be others, such as one with configuration data. Sets USELESS_DISC
# to what is wrong with the last unusable one.
mount_iso() {
  local device complaint=$RUN/mount.complaint
  USELESS_DISC=
  while IFS= read -r device; do
    [ -e "$device" ] || continue
    # Into a file: a FUSE daemon that serves the mount would keep a pipe open.
    if mount -r "$device" "$ISO_MOUNT" 2>"$complaint"; then
      if [ -f "$ISO_MOUNT/k8s/kubeadm" ]; then
        rm -f "$complaint"
        info "the ISO is $device"
        return 0
      fi
      USELESS_DISC="the ISO in $device has no k8s/kubeadm"
      close_iso
    else
      USELESS_DISC="the ISO in $device cannot be mounted: $(complaint "$complaint")"
    fi
  done < <(iso_devices)
  rm -f "$complaint"
  return 1
}

# By label first, then every drive with an ISO 9660 file system. Drives are probed too, because in a container without
# udev neither labels nor the kernel's device list are reliable.
iso_devices() {
  local device
  blkid -L CDROM || true
  device=$KORAL_ROOT/dev/disk/by-label/CDROM
  [ ! -e "$device" ] || readlink -f "$device"
  for device in "$KORAL_ROOT"/dev/sr*; do
    if [ -e "$device" ] && [ "$(blkid -p -o value -s TYPE "$device" 2>/dev/null)" = iso9660 ]; then
      echo "$device"
    fi
  done
}
