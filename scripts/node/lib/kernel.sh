# shellcheck shell=bash
# The host name and the kernel settings that Kubernetes requires.

set_host_name() {
  local hosts=$KORAL_ROOT/etc/hosts
  echo "$KORAL_NODE_NAME" | write_file 0644 "$KORAL_ROOT/etc/hostname"
  if [ "$(hostname)" != "$KORAL_NODE_NAME" ]; then
    attempt "the host name cannot be set" hostname -F "$KORAL_ROOT/etc/hostname"
  fi
  # Without this, sudo and kubeadm warn that the name cannot be resolved.
  if ! grep -qsw -e "$KORAL_NODE_NAME" "$hosts"; then
    echo "127.0.1.1 $KORAL_NODE_NAME" >>"$hosts"
  fi
}

set_kernel() {
  local module
  printf '%s\n' overlay br_netfilter | write_file 0644 "$KORAL_ROOT/etc/modules-load.d/koral.conf"
  for module in overlay br_netfilter; do
    # The module may be built in, or loaded by the host of a container: then a failure is harmless.
    modprobe "$module" 2>/dev/null || warn "the kernel module $module cannot be loaded; it may be built in"
  done
  write_file 0644 "$KORAL_ROOT/etc/sysctl.d/90-koral.conf" <<'END'
# written by koral-node
net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
END
  sysctl -q -e -p "$KORAL_ROOT/etc/sysctl.d/90-koral.conf" || warn "not every kernel setting could be applied"
  [ "$(sysctl -n net.ipv4.ip_forward)" = 1 ] || fatal "the kernel does not forward packets: net.ipv4.ip_forward is not 1"
}

swap_off() {
  local fstab=$KORAL_ROOT/etc/fstab
  swapoff -a || warn "swap cannot be turned off"
  if [ -f "$fstab" ] && grep -qE '^[^#[:space:]]+[[:space:]]+[^[:space:]]+[[:space:]]+swap[[:space:]]' "$fstab"; then
    sed -i -E 's/^([^#[:space:]]+[[:space:]]+[^[:space:]]+[[:space:]]+swap[[:space:]])/# \1/' "$fstab"
    info "swap is commented out in fstab"
  fi
}
