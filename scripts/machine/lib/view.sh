# shellcheck shell=bash
# The machine's view of the host's kernel.

readonly INIT=/usr/local/sbin/mold-init
readonly VIEW=/.mold
# Kernel settings are shared with the host; a kubelet must set these, so it gets files private to its machine instead.
readonly OWN_KERNEL_SETTINGS=(vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes)

# Writes a meminfo for a machine of this size; the kernel's own shows the whole host.
own_memory() {
  local total=$((CONF[MEMORY] * 1024))
  awk -v total="$total" '
    $1 == "MemTotal:" { host = $2 }
    $1 !~ /^(Hugepagesize|DirectMap|VmallocTotal)/ && $3 == "kB" {
      $0 = sprintf("%-15s %8d kB", $1, $2 / host * total)
    }
    { print }' /proc/meminfo >"$1/meminfo"
}

# Writes the files that replace the kernel's in the machine, and the boot script that mounts them before the first
# process: nspawn itself cannot bind over its own mounts below /proc.
own_view() {
  local view=$FOLDER/mnt/disk/view setting
  mkdir -p "$view"
  own_memory "$view"
  {
    echo '#!/bin/sh'
    echo 'set -e'
    echo "mount --bind $VIEW/meminfo /proc/meminfo"
    for setting in "${OWN_KERNEL_SETTINGS[@]}"; do
      [ -s "$view/${setting//\//.}" ] || cat "/proc/sys/$setting" >"$view/${setting//\//.}"
      echo "mount --bind $VIEW/${setting//\//.} /proc/sys/$setting"
    done
    echo "exec $INIT"
  } >"$view/boot"
  chmod 0755 "$view/boot"
}
