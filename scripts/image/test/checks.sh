# shellcheck shell=bash
# The checks, one function per scenario.

make_keys() {
  mkdir -p "$WORK/metadata/meta-data"
  ssh-keygen -q -t ed25519 -N '' -C host -f "$WORK/host-key"
  ssh-keygen -q -t ed25519 -N '' -C login -f "$WORK/login-key"
  echo "$MACHINE_ADDRESS $(cut -d' ' -f1,2 "$WORK/host-key.pub")" >"$WORK/known_hosts"
  python3 "$HERE/test/fill-in.py" "$GOLDEN" "$WORK/host-key" "$WORK/login-key" >"$WORK/golden"
}

# metadata ID USER-DATA-FILE: sets the metadata that the router serves.
metadata() {
  cp "$2" "$WORK/metadata/user-data"
  # Without a line end: cloud-init would parse a value with one as a list.
  printf '%s' "$1" >"$WORK/metadata/meta-data/instance-id"
  printf '%s' from-metadata >"$WORK/metadata/meta-data/local-hostname"
  # Without this one cloud-init would ignore the whole data source.
  printf '%s' zone-1 >"$WORK/metadata/meta-data/availability-zone"
  cp "$WORK/login-key.pub" "$WORK/metadata/meta-data/public-keys"
}

make_iso() {
  mkdir -p "$WORK/iso/k8s"
  echo "binary" >"$WORK/iso/k8s/kubeadm"
  xorriso -as mkisofs -quiet -V CDROM -J -R -o "$WORK/cd.iso" "$WORK/iso" 2>"$WORK/xorriso.log"
  ISO_DEVICE=$(losetup --find --show --read-only "$WORK/cd.iso")
}

detach_iso() {
  [ -z "${ISO_DEVICE:-}" ] || losetup -d "$ISO_DEVICE"
  ISO_DEVICE=
}

banner_comes() {
  # shellcheck disable=SC2016 # for the inner shell
  ip netns exec "$ROUTER" timeout 2 bash -c 'exec 3<>"/dev/tcp/$1/22" && read -r line <&3 && [[ $line == SSH-* ]]' \
    banner "$MACHINE_ADDRESS" 2>/dev/null
}

# Logs in only if the host key is the one of known_hosts.
login() {
  ip netns exec "$ROUTER" ssh -i "$WORK/login-key" -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=5 \
    -o StrictHostKeyChecking=yes -o UserKnownHostsFile="${KNOWN:-$WORK/known_hosts}" "cloud@$MACHINE_ADDRESS" "$@"
}

# settled: whether the boot is over, successful or not.
settled() {
  STATE=$(inside systemctl is-system-running 2>/dev/null || true)
  [ "$STATE" = running ] || [ "$STATE" = degraded ]
}

is_running() {
  [ "$STATE" = running ] || { inside systemctl --failed --no-legend --plain >&2; return 1; }
}

expect() {
  [ "$1" = "$2" ] || { echo "expected: $2, found: $1" >&2; return 1; }
}

test_file_system() {
  check "the image is a read-only file system that hides nothing of extended attributes under an overlay" xattrs_survive
}

xattrs_survive() {
  local folder=$WORK/xattr value
  mkdir -p "$folder"/{tree,lower,upper,work,merged}
  echo text >"$folder/tree/file"
  python3 -c 'import os, sys; os.setxattr(sys.argv[1], "trusted.mold", b"kept")' "$folder/tree/file"
  mkfs.erofs "$folder/small.img" "$folder/tree" >/dev/null
  mount -o ro,loop "$folder/small.img" "$folder/lower"
  mount -t overlay small -o "lowerdir=$folder/lower,upperdir=$folder/upper,workdir=$folder/work" "$folder/merged"
  echo more >>"$folder/merged/file"
  value=$(python3 -c 'import os, sys; print(os.getxattr(sys.argv[1], "trusted.mold").decode())' "$folder/merged/file")
  umount "$folder/merged" "$folder/lower"
  expect "$value" kept && [ "$(findmnt -n -o FSTYPE "$LOWER")" = erofs ]
}

test_first_boot() {
  echo "-- a node of Koral"
  metadata i-1 "$WORK/golden"
  start_dhcp
  start_metadata
  new_disk
  start_machine --bind="$ISO_DEVICE:/dev/sr0"
  await 30 "sshd answers" banner_comes
  within 5 "sshd answers"
  check "login as cloud with the key of the user data, to the host key of the user data" login true
  within 10 "a command was run over SSH"
  await 60 "the boot is over" settled || true
  within 15 "the boot is over: $STATE"
  check "nothing failed" is_running
  check "the host name is the user data's" expect "$(login hostname)" web-control-1
  check "sudo needs no password and has nothing to say" expect "$(login sudo -n whoami 2>&1)" root
  check "passwords are no way in" expect "$(login sudo sshd -T | grep -c -x -e 'passwordauthentication no' -e 'usedns no')" 2
  check "the only host key is the one of the user data" expect "$(login 'ls /etc/ssh/ssh_host_*_key')" \
    /etc/ssh/ssh_host_ed25519_key
  check "containerd is active" expect "$(login systemctl is-active containerd)" active
  check "containerd answers, and its snapshots are on the disk" containerd_works
  check "the name server is the router" expect "$(login grep -c -x "'nameserver $ROUTER_ADDRESS'" /etc/resolv.conf)" 1
  check "cloud-init is done" expect "$(login cloud-init status)" "status: done"
  check "the disc of the start is mounted with mount -r" iso_mounts /dev/sr0
  inside mknod /dev/sr1 b "$((0x$(stat -c %t "$ISO_DEVICE")))" "$((0x$(stat -c %T "$ISO_DEVICE")))"
  check "a disc that is put in later is mounted too" iso_mounts /dev/sr1
  check "the controllers can be written to" inside mkdir /sys/fs/cgroup/memory/tried /sys/fs/cgroup/cpu/tried
  check "/sys shows the machine's interfaces, not the host's" expect "$(inside ls -x /sys/class/net)" "eth0  lo"
  check "mounts are shared" expect "$(login findmnt -n -o PROPAGATION /)" shared
}

containerd_works() {
  login sudo ctr plugins ls | grep -q 'io.containerd.snapshotter.v1 *overlayfs .* ok'
}

iso_mounts() {
  expect "$(login "sudo blkid -p -o value -s LABEL $1 && sudo mount -r $1 /mnt && cat /mnt/k8s/kubeadm && sudo umount /mnt")" \
    $'CDROM\nbinary'
}

test_repaired_network() {
  echo "-- the network is repaired under the machine"
  unplug
  check "sshd is out of reach" out_of_reach
  plug_in
  check "the address is back after the interface was recreated" await 6 "sshd answers" banner_comes
  check "the way to the router is back too" expect "$(inside ip route show default)" "default via $ROUTER_ADDRESS dev eth0 "
}

out_of_reach() { ! banner_comes; }

test_reboot() {
  echo "-- reboot and power-off"
  login sudo systemctl reboot || true
  check "the machine goes down for a reboot" await_end 15
  check "systemd-nspawn says 133" expect "$EXIT_CODE" 133
  start_machine
  await 30 "sshd answers" banner_comes || true
  within 5 "sshd answers after the reboot"
  check "host key, user and name are what they were" expect "$(login hostname)" web-control-1
  check "power-off by SIGRTMIN+3" power_off 15
  check "systemd-nspawn says 0" expect "$EXIT_CODE" 0
}

test_boot_without_router() {
  echo "-- metadata is away when a known machine boots"
  stop_metadata
  start_machine
  await 60 "sshd answers" banner_comes || true
  within 15 "sshd answers"
  check "host key, user and name are what they were" expect "$(login hostname)" web-control-1
  power_off
}

test_broken_user_data() {
  echo "-- user data that cannot be read"
  printf '#cloud-config\nusers: [ {{{ broken\n  - : :\n' >"$WORK/broken"
  metadata i-2 "$WORK/broken"
  start_metadata
  boot_and_settle 30
  check "the user of the image has the key of the metadata" in_file /home/cloud/.ssh/authorized_keys
  power_off
}

in_file() {
  inside cat "$1" | grep -q -F -f <(cut -d' ' -f2 "$WORK/login-key.pub")
}

# boot_and_settle SECONDS: boots a new machine and waits until the boot is over.
boot_and_settle() {
  new_disk
  start_machine
  await 90 "the boot is over" settled || true
  within "$1" "the boot is over: $STATE"
  check "nothing failed" is_running
}

test_plain_machine() {
  echo "-- a machine without user data"
  metadata i-3 /dev/null
  boot_and_settle 30
  inside sed "s/^/$MACHINE_ADDRESS /" /etc/ssh/ssh_host_ed25519_key.pub >"$WORK/known_plain"
  KNOWN=$WORK/known_plain check "login with the key of the metadata, to a host key of its own" \
    expect "$(KNOWN=$WORK/known_plain login hostname)" from-metadata
  power_off
}

test_no_metadata() {
  echo "-- no metadata service"
  stop_metadata
  boot_and_settle 60
  check "there is no sshd, as there is no host key" expect "$(inside systemctl is-active ssh || true)" inactive
  check "it has an address all the same" in_reach
  metadata i-4 "$WORK/golden"
  start_metadata
  power_off
  start_machine
  await 30 "sshd answers" banner_comes || true
  within 5 "sshd answers at the next boot, when there is one"
  check "the metadata is what the machine now is" expect "$(login hostname)" web-control-1
  power_off
}

in_reach() { ip netns exec "$ROUTER" ping -q -c 1 -W 1 "$MACHINE_ADDRESS" >/dev/null; }

test_no_dhcp() {
  echo "-- no router at all"
  stop_metadata
  stop_dhcp
  boot_and_settle 60
  start_dhcp
  check "the address comes with the router" await 5 "ping is answered" in_reach
  power_off
}
