# shellcheck shell=bash
# A real registry on the loopback address with images for two platforms, and for each test the engines that it needs,
# with their storage in the test's world. end_all stops all that is started here.

BEGUN=()

# begin LOG COMMAND…: runs the command in the background until end_all.
begin() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null &
  BEGUN+=($!)
}

# In reverse order.
end_all() {
  local n
  for ((n = ${#BEGUN[@]} - 1; n >= 0; n--)); do
    kill "${BEGUN[n]}" 2>/dev/null || true
    wait "${BEGUN[n]}" 2>/dev/null || true
  done
  BEGUN=()
}

# wait_for COMMAND…: repeats the command until it succeeds.
wait_for() {
  local n said
  for ((n = 0; n < 600; n++)); do
    if said=$("$@" 2>&1); then return 0; fi
    # A process that has ended will not answer.
    [ "${#BEGUN[@]}" -eq 0 ] || kill -0 "${BEGUN[-1]}" 2>/dev/null || break
    sleep 0.1
  done
  echo "error: never came true: $*: $said" >&2
  return 1
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_registry() {
  REGISTRY=127.0.0.1:$(free_port)
  cat >"$SCRATCH/registry.yml" <<END
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $SCRATCH/registry}}
http: {addr: "$REGISTRY"}
END
  begin "$SCRATCH/registry.log" docker-registry serve "$SCRATCH/registry.yml"
  wait_for curl -sf "http://$REGISTRY/v2/"
}

# ---- images

# publish NAME:TAG: publishes a multi-platform image, as upstreams do.
publish() {
  local repository=${1%:*} platform entries=()
  for platform in amd64 arm64; do
    make_image "$SCRATCH/image" "$1" "$platform"
    skopeo copy --quiet --dest-tls-verify=false "docker-archive:$SCRATCH/image" "docker://$REGISTRY/$repository:$platform"
    entries+=("$(entry "$repository" "$platform")")
  done
  printf '{"schemaVersion":2,"mediaType":"%s","manifests":[%s,%s]}' \
    application/vnd.docker.distribution.manifest.list.v2+json "${entries[@]}" |
    curl -sSf -X PUT -H 'Content-Type: application/vnd.docker.distribution.manifest.list.v2+json' --data-binary @- \
      "http://$REGISTRY/v2/$repository/manifests/${1##*:}"
}

# make_image FILE NAME PLATFORM: writes a docker-archive of one layer, with a file that contains name and platform.
make_image() {
  local folder=$SCRATCH/making layer config
  rm -rf "$folder" "$1"
  mkdir -p "$folder/root"
  echo "$2 $3" >"$folder/root/what"
  tar --sort=name --mtime=@0 --owner=0 --group=0 -cf "$folder/layer.tar" -C "$folder/root" what
  layer=$(sha256sum <"$folder/layer.tar" | cut -d ' ' -f 1)
  config='{"architecture":"'$3'","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:'$layer'"]},'
  config+='"history":[{"created":"2024-01-01T00:00:00Z"}],"created":"2024-01-01T00:00:00Z"}'
  echo "$config" >"$folder/config.json"
  echo '[{"Config":"config.json","RepoTags":["made:here"],"Layers":["layer.tar"]}]' >"$folder/manifest.json"
  tar -cf "$1" -C "$folder" manifest.json config.json layer.tar
}

entry() {
  local type=application/vnd.docker.distribution.manifest.v2+json
  curl -sSf -H "Accept: $type" "http://$REGISTRY/v2/$1/manifests/$2" -o "$SCRATCH/entry"
  printf '{"mediaType":"%s","size":%s,"digest":"sha256:%s","platform":{"os":"linux","architecture":"%s"}}' \
    "$type" "$(stat -c %s "$SCRATCH/entry")" "$(sha256sum <"$SCRATCH/entry" | cut -d ' ' -f 1)" "$2"
}

# digest NAME:TAG: prints the digest of the multi-platform manifest list.
digest() {
  curl -sSf -H 'Accept: application/vnd.docker.distribution.manifest.list.v2+json' \
    "http://$REGISTRY/v2/${1%:*}/manifests/${1##*:}" | sha256sum | sed 's/ .*//; s/^/sha256:/'
}

# ---- engines

# start_engine NAME: exit status 1 if it is not installed, or cannot be started by this user.
start_engine() {
  case $1 in
    skopeo) ;;
    podman) command -v podman >/dev/null && start_podman ;;
    ctr) command -v containerd >/dev/null && command -v ctr >/dev/null && [ "$(id -u)" -eq 0 ] && start_containerd ;;
    docker) command -v dockerd >/dev/null && command -v docker >/dev/null && [ "$(id -u)" -eq 0 ] && start_docker ;;
  esac
}

start_podman() {
  printf '[storage]\ndriver = "vfs"\ngraphroot = "%s"\nrunroot = "%s"\n' "$WORLD/podman" "$WORLD/podman-run" \
    >"$WORLD/storage.conf"
  export CONTAINERS_STORAGE_CONF=$WORLD/storage.conf
  podman info >"$WORLD/podman.log" 2>&1
}

start_containerd() {
  export CONTAINERD_ADDRESS=$WORLD/containerd.sock
  cat >"$WORLD/containerd.toml" <<END
version = 2
root = "$WORLD/containerd"
state = "$WORLD/containerd-run"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "$CONTAINERD_ADDRESS"
END
  begin "$WORLD/containerd.log" containerd --config "$WORLD/containerd.toml"
  wait_for ctr version
}

start_docker() {
  export DOCKER_HOST=unix://$WORLD/docker.sock
  begin "$WORLD/docker.log" dockerd --host "$DOCKER_HOST" --data-root "$WORLD/docker" --exec-root "$WORLD/docker-run" \
    --pidfile "$WORLD/docker.pid" --iptables=false --ip6tables=false --ip-forward=false --bridge=none
  wait_for docker version
}
