# shellcheck shell=bash
# The ISO with the Kubernetes binaries: a CD-ROM that the server attaches while the node is made, and takes away then.

readonly ISO_WAIT_SECONDS=900

# Waits for the ISO and mounts it.
open_iso() {
  local end
  end=$((SECONDS + $(patience "$ISO_WAIT_SECONDS")))
  close_iso
  folder "$ISO_MOUNT"
  trap close_iso EXIT
  info "looking for the ISO"
  until mount_iso; do
    [ "$SECONDS" -lt "$end" ] || fatal "there is no ISO with Kubernetes binaries (volume label CDROM) in the machine"
    sleep 2
  done
}

close_iso() {
  if mountpoint -q "$ISO_MOUNT"; then
    umount "$ISO_MOUNT" || warn "the ISO cannot be unmounted"
  fi
}

# Mounts the first disc that has what we look for; there may be others, such as one with configuration data.
mount_iso() {
  local device
  while IFS= read -r device; do
    [ -e "$device" ] || continue
    if mount -r "$device" "$ISO_MOUNT"; then
      if [ -f "$ISO_MOUNT/k8s/kubeadm" ]; then
        info "the ISO is $device"
        return 0
      fi
      close_iso
    fi
  done < <(iso_devices)
  return 1
}

# By label first, then whatever drive holds an ISO. Drives are probed one by one too, as in a container without udev
# neither labels nor the kernel's list of devices can be relied upon.
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
