# shellcheck shell=bash
# containerd: systemd's cgroups, the ISO's pause image, the private registry with its credentials and CA certificates.

readonly RUNTIME_WAIT_SECONDS=60
readonly CAP_SYS_RESOURCE=24
readonly OUR_MARK='# written by koral-node'

start_runtime() {
  command -v containerd >/dev/null || fatal "the machine's template has no containerd"
  attempt "containerd cannot be started" systemctl enable --now containerd
  await_runtime
}

await_runtime() {
  local end
  end=$((SECONDS + $(patience "$RUNTIME_WAIT_SECONDS")))
  until ctr version >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fatal "containerd does not answer"
    sleep 1
  done
}

# Runs after the import of images, because the pause image is one of them.
configure_runtime() {
  local changed pause
  registry_hosts
  pause=$(pause_image)
  write_file 0600 "$CONTAINERD_ETC/config.toml" < <(runtime_config "$pause")
  changed=$FILE_CHANGED
  printf 'runtime-endpoint: %s\n' "$CRI_SOCKET" | write_file 0644 "$KORAL_ROOT/etc/crictl.yaml"
  if [ "$changed" = yes ]; then
    info "the settings of containerd have changed"
    attempt "containerd cannot be restarted" systemctl restart containerd
    await_runtime
  fi
}

pause_image() {
  local image
  image=$(ctr -n k8s.io images ls -q | grep -E '/pause:[0-9.]+$' | sort -V | tail -n 1 || true)
  [ -n "$image" ] || fatal "the ISO has no pause image"
  echo "$image"
}

# containerd 1.x and 2.x both read version 2. Debian's default folder for CNI plugins is not the ISO's.
runtime_config() {
  local cri='plugins."io.containerd.grpc.v1.cri"'
  cat <<END
$OUR_MARK
version = 2

[$cri]
  sandbox_image = $(toml_string "$1")
  restrict_oom_score_adj = $(lacks_sys_resource)

[$cri.cni]
  bin_dir = "/opt/cni/bin"
  conf_dir = "/etc/cni/net.d"

[$cri.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[$cri.containerd.runtimes.runc.options]
  SystemdCgroup = true

[$cri.registry]
  config_path = "/etc/containerd/certs.d"
END
  if [ -n "$KORAL_REGISTRY_URL" ] && [ -n "$KORAL_REGISTRY_USERNAME" ]; then
    cat <<END

[$cri.registry.configs.$(toml_string "$(registry_address)").auth]
  username = $(toml_string "$KORAL_REGISTRY_USERNAME")
  password = $(toml_string "$KORAL_REGISTRY_PASSWORD")
END
  fi
}

# A container without CAP_SYS_RESOURCE may not give a pod a better OOM score than it has itself.
lacks_sys_resource() {
  local name value
  while read -r name value; do
    if [ "$name" = CapEff: ]; then
      if (((16#$value >> CAP_SYS_RESOURCE) & 1)); then echo false; else echo true; fi
    fi
  done </proc/self/status
}

# Configures pulls from the registry for images whose names begin with its host, over plain http if its URL says so.
registry_hosts() {
  local folder=$CONTAINERD_ETC/certs.d
  forget_registries "$folder"
  [ -n "$KORAL_REGISTRY_URL" ] || return 0
  folder=$folder/$(registry_name)
  if trusts_registry_ca; then
    write_registry_ca "$folder/ca.crt"
  fi
  write_file 0644 "$folder/hosts.toml" < <(registry_config)
}

# Removes the configuration of former registries. A CA certificate is removed only if a file of ours refers to it.
forget_registries() {
  local file
  for file in "$1"/*/hosts.toml; do
    if [ -f "$file" ] && grep -qxF "$OUR_MARK" "$file"; then
      ! grep -q '^  ca = ' "$file" || rm -f "${file%/*}/ca.crt"
      rm -f "$file"
    fi
  done
}

registry_config() {
  cat <<END
$OUR_MARK
server = $(toml_string "$(registry_server)")

[host.$(toml_string "$(registry_server)")]
  capabilities = ["pull", "resolve"]
END
  if trusts_registry_ca; then
    echo "  ca = $(toml_string "/etc/containerd/certs.d/$(registry_name)/ca.crt")"
  fi
}

# Plain http has no certificates.
trusts_registry_ca() {
  [ -n "$KORAL_REGISTRY_CA" ] && [[ $(registry_server) == https://* ]]
}

write_registry_ca() {
  local pem
  pem=$(base64 -d <<<"$KORAL_REGISTRY_CA" 2>/dev/null | tr -d '\0') || fatal "the setting KORAL_REGISTRY_CA is not valid"
  [[ $pem == *'-----BEGIN CERTIFICATE-----'* ]] || fatal "the setting KORAL_REGISTRY_CA holds no certificate"
  write_file 0644 "$1" <<<"$pem"
}

# Docker Hub has several names. Its images are named docker.io/…, but are pulled from another host.
readonly HUB_NAME=docker.io
readonly HUB_ADDRESS=registry-1.docker.io

# The prefix of the names of the registry's images.
registry_name() {
  if is_docker_hub; then echo "$HUB_NAME"; else registry_host; fi
}

# The host, with its port, for pulls and credentials.
registry_address() {
  if is_docker_hub; then echo "$HUB_ADDRESS"; else registry_host; fi
}

registry_host() {
  local rest=${KORAL_REGISTRY_URL#*://}
  echo "${rest%%/*}"
}

is_docker_hub() {
  local host
  host=$(registry_host)
  host=${host,,}
  case ${host%:443} in
    "$HUB_NAME" | "$HUB_ADDRESS" | index.docker.io | hub.docker.com) return 0 ;;
    *) return 1 ;;
  esac
}

# Docker Hub speaks https only.
registry_server() {
  case $KORAL_REGISTRY_URL in
    http://*) if is_docker_hub; then echo "https://$HUB_ADDRESS"; else echo "http://$(registry_host)"; fi ;;
    *) echo "https://$(registry_address)" ;;
  esac
}

toml_string() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}
