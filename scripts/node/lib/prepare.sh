# shellcheck shell=bash
# prepare: sets up a machine as a node: host name, kernel, binaries, units and images from the ISO, containerd.
# Settings: KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION, and KORAL_REGISTRY_URL _USERNAME _PASSWORD _CA
# if any.

readonly PREPARED=$VAR/prepared

task_prepare() {
  need KORAL_NODE_NAME KORAL_ROLE KORAL_KUBERNETES_VERSION
  allow KORAL_REGISTRY_URL KORAL_REGISTRY_USERNAME KORAL_REGISTRY_PASSWORD KORAL_REGISTRY_CA
  set_host_name
  set_kernel
  swap_off
  start_runtime
  if is_prepared; then
    info "Kubernetes $KORAL_KUBERNETES_VERSION is installed already"
  else
    open_iso
    install_binaries
    install_units
    install_manifests
    import_images
    mark_prepared
    close_iso
  fi
  configure_runtime
}

# The ISO is detached afterwards: a run with other settings must not wait for it again.
is_prepared() {
  [ -f "$PREPARED" ] && [ "$(cat "$PREPARED")" = "$KORAL_KUBERNETES_VERSION" ]
}

mark_prepared() {
  folder "$VAR"
  echo "$KORAL_KUBERNETES_VERSION" >"$PREPARED"
}
