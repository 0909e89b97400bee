#!/usr/bin/env bash
# node_test.sh [WORD]: tests of the node script, on a fake machine in a temporary folder, with fake commands. With WORD,
# only those whose names contain it. Ends with "N passed, N failed".
# Settings read: none.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TOKEN=abcdef.0123456789abcdef
CERTIFICATE_KEY=$(printf 'c%.0s' {1..64})
CA_HASH=sha256:$(printf 'a%.0s' {1..64})
# shellcheck source=../../lib/testing.sh
source "$HERE/../../lib/testing.sh"

# bundle_node OUT: writes the script as nodes receive it.
bundle_node() {
  "$HERE/../../lib/bundle.sh" "$HERE/../koral-node.sh" "$HERE/../lib" KORAL_LIB "$1"
}

# ---- the world of one test

make_world() {
  WORLD=$(mktemp -d "$SCRATCH/world.XXXXXX")
  export WORLD KORAL_ROOT=$WORLD/root KORAL_TEST_PATIENCE=0 PATH="$WORLD/bin:$SYSTEM_PATH"
  STATES=$KORAL_ROOT/var/lib/koral/tasks
  local name
  mkdir -p "$WORLD"/{bin,fail,discs} "$KORAL_ROOT"/{dev,etc,opt/koral,proc}
  for name in blkid mount umount mountpoint systemctl hostname modprobe sysctl swapoff ctr containerd ip; do
    ln -s "$HERE/fake.sh" "$WORLD/bin/$name"
  done
  echo localhost >"$WORLD/hostname"
  echo v1.30.3 >"$WORLD/kubeadm-version"
  : >"$WORLD/calls"
  echo '# end' >"$WORLD/settings"
  cp "$SCRATCH/koral-node" "$KORAL_ROOT/opt/koral/koral-node"
  make_disc binaries
  insert binaries sr0
}

make_disc() {
  local disc=$WORLD/discs/$1
  mkdir -p "$disc"/{k8s,cni,cri-tools,docker} "$WORLD/unpacked"
  cp "$HERE/fake.sh" "$disc/k8s/kubeadm"
  cp "$HERE/fake.sh" "$disc/k8s/kubectl"
  echo kubelet >"$disc/k8s/kubelet"
  echo bridge >"$WORLD/unpacked/bridge"
  echo crictl >"$WORLD/unpacked/crictl"
  tar -czf "$disc/cni/cni-plugins-linux-amd64.tgz" -C "$WORLD/unpacked" bridge
  tar -czf "$disc/cri-tools/crictl-linux-amd64.tar.gz" -C "$WORLD/unpacked" crictl
  echo 'ExecStart=/usr/bin/kubelet' >"$disc/kubelet.service"
  echo 'ExecStart=/usr/bin/kubelet --more' >"$disc/10-kubeadm.conf"
  echo 'kind: DaemonSet' >"$disc/network.yaml"
  echo 'kind: Deployment' >"$disc/autoscaler.yaml"
  echo one >"$disc/docker/one.tar"
  echo two >"$disc/docker/two images.tar"
}

insert() {
  echo "$WORLD/discs/$1" >"$KORAL_ROOT/dev/$2"
}

eject() {
  rm -f "$KORAL_ROOT/dev/$1"
}

# prepared: sets up the state after "prepare", for the tests of the other tasks.
prepared() {
  mkdir -p "$KORAL_ROOT/opt/bin" "$KORAL_ROOT/opt/koral/manifests"
  cp "$HERE/fake.sh" "$KORAL_ROOT/opt/bin/kubeadm"
  cp "$HERE/fake.sh" "$KORAL_ROOT/opt/bin/kubectl"
  echo 'kind: DaemonSet' >"$KORAL_ROOT/opt/koral/manifests/network.yaml"
  echo web-node-1 >"$WORLD/hostname"
}

control_node() {
  prepared
  mkdir -p "$KORAL_ROOT/etc/kubernetes"
  echo admin >"$KORAL_ROOT/etc/kubernetes/admin.conf"
}

koral() {
  "$KORAL_ROOT/opt/koral/koral-node" "$@"
}

# settings KEY=VALUE…: sets the settings of tasks, quoted as the server quotes them; the last value of a key counts.
settings() {
  local pair quote="'\\''"
  for pair in "$@"; do
    pair=${pair//"'"/"$quote"}
    printf "%s='%s'\n" "${pair%%=*}" "${pair#*=}"
  done >"$WORLD/settings"
  echo '# end' >>"$WORLD/settings"
}

start() {
  koral start "$1" <"$WORLD/settings"
}

prepare_settings() {
  settings KORAL_NODE_NAME=web-node-1 KORAL_ROLE=control KORAL_KUBERNETES_VERSION=1.30.3 "$@"
}

init_settings() {
  prepare_settings KORAL_ENDPOINT=198.51.100.7:6443 KORAL_POD_CIDR=10.244.0.0/16 KORAL_SERVICE_CIDR=10.96.0.0/12 "$@"
}

share_settings() {
  settings "KORAL_JOIN_TOKEN=$TOKEN" KORAL_TOKEN_TTL=30m "$@"
}

join_settings() {
  settings KORAL_NODE_NAME=web-node-1 KORAL_KUBERNETES_VERSION=1.30.3 KORAL_ENDPOINT=198.51.100.7:6443 \
    "KORAL_JOIN_TOKEN=$TOKEN" "KORAL_CA_HASH=$CA_HASH" "$@"
}

# ---- assertions

# finish TASK STATE: starts the task, waits for its end, and asserts that it is in that state.
finish() {
  local line n
  line=$(start "$1")
  for ((n = 0; n < 200; n++)); do
    [[ $line == *'"state":"running"'* ]] || break
    sleep 0.1
    line=$(koral status "$1")
  done
  [[ $line == *"\"state\":\"$2\""* ]] || fail "wanted $2: $line; log: $(cat "$STATES/$1.log")"
}

state_of() {
  koral status "$1" | sed 's/.*"state":"\([a-z]*\)".*/\1/'
}

run_of() {
  koral status "$1" | sed 's/.*"run":"\([^"]*\)".*/\1/'
}

message_of() {
  koral status "$1" | sed 's/.*"message":"\(.*\)","settings".*/\1/'
}

message_has() {
  [[ $(message_of "$1") == *"$2"* ]] || fail "the message of $1 is: $(message_of "$1")"
}

# ---- verbs

test_version_is_the_scripts_hash() {
  equal "$(koral version)" "$(sha256sum <"$KORAL_ROOT/opt/koral/koral-node" | cut -d' ' -f1)"
}

test_wrong_use_is_refused() {
  exits 2 koral
  exits 2 koral dance
  exits 2 koral start
  exits 2 koral start dance
  exits 2 koral start ../../etc/passwd
  exits 2 koral status
  exits 2 koral status init now
  exits 2 koral acknowledge init
  exits 2 koral acknowledge dance 1
  exits 2 koral version 1
  has "$WORLD/err" usage
}

test_kubeconfig_is_there_when_there_is_one() {
  exits 3 koral kubeconfig
  equal "$(cat "$WORLD/stdout")" ''
  control_node
  equal "$(koral kubeconfig)" admin
}

test_a_task_never_begun_is_none() {
  equal "$(koral status join)" '{"task":"join","state":"none","run":"","message":"","settings":""}'
}

test_the_state_tells_the_settings_hash() {
  prepare_settings
  finish prepare 'done'
  local hash
  hash=$(sha256sum <"$WORLD/settings" | cut -d' ' -f1)
  equal "$(koral status prepare)" \
    "{\"task\":\"prepare\",\"state\":\"done\",\"run\":\"$(run_of prepare)\",\"message\":\"\",\"settings\":\"$hash\"}"
  [[ $(run_of prepare) =~ ^[0-9a-f-]{36}$ ]]
  equal "$(mode_of "$STATES/prepare.state")" 600
  equal "$(mode_of "$STATES/prepare.log")" 600
}

# ---- beginning and ending

test_a_done_task_is_not_done_again() {
  prepare_settings
  finish prepare 'done'
  local before
  before=$(wc -l <"$WORLD/calls")
  finish prepare 'done'
  equal "$(wc -l <"$WORLD/calls")" "$before"
}

test_a_running_task_is_left_alone() {
  prepare_settings
  touch "$WORLD/hold"
  start prepare >"$WORLD/first"
  has "$WORLD/first" '"state":"running"'
  prepare_settings KORAL_REGISTRY_URL=http://other
  start prepare >"$WORLD/second"
  cmp "$WORLD/first" "$WORLD/second"
  equal "$(calls_of 'modprobe overlay')" 1
  rm "$WORLD/hold"
  finish prepare 'done'
}

test_starts_at_once_begin_one_task() {
  prepare_settings
  touch "$WORLD/hold"
  local n starts=()
  for n in 1 2 3 4; do
    start prepare >"$WORLD/start$n" &
    starts+=($!)
  done
  wait "${starts[@]}"
  rm "$WORLD/hold"
  finish prepare 'done'
  equal "$(calls_of 'modprobe overlay')" 1
}

test_a_done_task_is_done_anew_under_other_settings() {
  prepare_settings
  finish prepare 'done'
  local before
  before=$(run_of prepare)
  prepare_settings KORAL_REGISTRY_URL=http://other
  finish prepare 'done'
  [ "$(run_of prepare)" != "$before" ] || fail "it was not run again"
  equal "$(calls_of 'modprobe overlay')" 2
}

test_settings_that_come_in_part_begin_nothing() {
  prepare_settings
  local kept
  kept=$(grep -v '^# end' "$WORLD/settings")
  for kept in "$kept" "${kept%?}" ''; do
    printf '%s\n' "$kept" >"$WORLD/settings"
    exits 1 start prepare
    has "$WORLD/err" "the settings are incomplete"
    equal "$(state_of prepare)" none
  done
  equal "$(find "$STATES" -name 'prepare.env*')" ''
  not_called modprobe
}

test_settings_that_come_in_part_leave_a_task_as_it_was() {
  prepare_settings
  finish prepare 'done'
  local before
  before=$(koral status prepare)
  sed -i '$d' "$WORLD/settings"
  exits 1 start prepare
  equal "$(koral status prepare)" "$before"
}

test_an_acknowledged_failure_is_reported_until_the_task_begins_again() {
  eject sr0
  prepare_settings
  finish prepare failed
  local run message
  run=$(run_of prepare)
  message=$(message_of prepare)
  koral acknowledge prepare "$run" >"$WORLD/acknowledged"
  has "$WORLD/acknowledged" '"state":"reported"'
  equal "$(state_of prepare)" reported
  equal "$(run_of prepare)" "$run"
  equal "$(message_of prepare)" "$message"
  insert binaries sr0
  finish prepare 'done'
  [ "$(run_of prepare)" != "$run" ] || fail "it was not run again"
}

test_the_failure_of_another_run_is_not_acknowledged() {
  eject sr0
  prepare_settings
  finish prepare failed
  local first
  first=$(run_of prepare)
  finish prepare failed
  koral acknowledge prepare "$first" >/dev/null
  equal "$(state_of prepare)" failed
}

test_only_a_failure_can_be_acknowledged() {
  koral acknowledge prepare 00000000-0000-0000-0000-000000000000 >/dev/null
  equal "$(state_of prepare)" none
  prepare_settings
  finish prepare 'done'
  koral acknowledge prepare "$(run_of prepare)" >/dev/null
  equal "$(state_of prepare)" 'done'
}

test_a_task_outlives_the_session_that_began_it() {
  prepare_settings
  touch "$WORLD/hold"
  # In braces, so that bash does not report the kill.
  { setsid --wait bash -c "'$KORAL_ROOT/opt/koral/koral-node' start prepare <'$WORLD/settings' >/dev/null; kill -KILL 0" || true; } 2>/dev/null
  equal "$(state_of prepare)" running
  rm "$WORLD/hold"
  finish prepare 'done'
}

test_a_task_whose_process_was_killed_has_failed_and_begins_again() {
  prepare_settings
  touch "$WORLD/hold"
  start prepare >/dev/null
  local pid
  read -r pid _ <"$STATES/prepare.pid"
  kill -KILL -- "-$pid"
  eventually test ! -d "/proc/$pid"
  equal "$(state_of prepare)" failed
  message_has prepare "its process is gone"
  rm "$WORLD/hold"
  finish prepare 'done'
}

test_another_process_with_the_same_number_is_not_the_task() {
  prepare_settings
  finish prepare 'done'
  sed -i 's/"done"/"running"/' "$STATES/prepare.state"
  echo "$$ 1" >"$STATES/prepare.pid"
  equal "$(state_of prepare)" failed
  sed -i 's/"failed"/"running"/' "$STATES/prepare.state"
  rm "$STATES/prepare.pid"
  equal "$(state_of prepare)" failed
}

test_a_torn_state_is_none() {
  mkdir -p "$STATES"
  printf '{"task":"init","sta' >"$STATES/init.state"
  equal "$(state_of init)" none
  : >"$STATES/init.state"
  equal "$(state_of init)" none
}

test_tasks_take_turns() {
  prepared
  prepare_settings
  touch "$WORLD/hold"
  start prepare >/dev/null
  init_settings
  start init >/dev/null
  not_called "kubeadm init"
  rm "$WORLD/hold"
  finish init 'done'
  called "kubeadm init"
  equal "$(state_of prepare)" 'done'
}

test_systemd_runs_the_task_where_there_is_systemd() {
  mkdir -p "$KORAL_ROOT/run/systemd/system"
  ln -s "$HERE/fake.sh" "$WORLD/bin/systemd-run"
  prepare_settings
  finish prepare 'done'
  called "systemd-run --quiet --collect --unit=koral-prepare-"
}

test_without_systemds_help_the_task_still_runs() {
  mkdir -p "$KORAL_ROOT/run/systemd/system"
  ln -s "$HERE/fake.sh" "$WORLD/bin/systemd-run"
  touch "$WORLD/fail/systemd-run"
  prepare_settings
  finish prepare 'done'
}

# ---- the host key

ssh_server() {
  mkdir -p "$KORAL_ROOT/etc/ssh"
  ssh-keygen -q -t ed25519 -N '' -C image -f "$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key" </dev/null
}

shown_key() {
  ssh-keygen -y -f "$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key" | cut -d' ' -f1,2
}

test_a_new_host_key_is_made_once_and_not_used_yet() {
  ssh_server
  local before first
  before=$(shown_key)
  first=$(koral new-host-key)
  [[ $first =~ ^ssh-ed25519\ AAAA[A-Za-z0-9+/]+$ ]] || fail "no public key: $first"
  equal "$(koral new-host-key)" "$first"
  equal "$(shown_key)" "$before"
  not_called systemctl
}

test_a_host_key_is_used_once_the_server_says_so() {
  ssh_server
  local key
  key=$(koral new-host-key)
  koral use-host-key "${key#* }"
  equal "$(shown_key)" "$key"
  equal "$(cat "$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key.pub")" "$key"
  equal "$(mode_of "$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key")" 600
  equal "$(mode_of "$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key.pub")" 644
  equal "$(find "$KORAL_ROOT/etc/ssh" -name '*koral*')" ''
  called "systemctl reload-or-restart ssh.service"
}

test_the_ssh_server_is_reloaded_again_if_the_last_call_did_not_get_that_far() {
  ssh_server
  local key
  key=$(koral new-host-key)
  touch "$WORLD/fail/systemctl-reload-or-restart"
  exits 1 koral use-host-key "${key#* }"
  has "$WORLD/err" "the SSH server cannot be reloaded"
  rm "$WORLD/fail/systemctl-reload-or-restart"
  koral use-host-key "${key#* }"
  equal "$(shown_key)" "$key"
  equal "$(calls_of 'systemctl reload-or-restart')" 2
}

test_a_host_key_that_is_not_here_is_not_used() {
  ssh_server
  local before
  before=$(shown_key)
  koral new-host-key >/dev/null
  exits 1 koral use-host-key AAAAC3NzaC1lZDI1NTE5AAAAIA
  has "$WORLD/err" "that host key is not here"
  exits 2 koral use-host-key "\$(reboot)"
  equal "$(shown_key)" "$before"
  not_called "systemctl reload"
}

test_the_unit_of_the_ssh_server_may_have_its_other_name() {
  ssh_server
  touch "$WORLD/fail/systemctl-cat"
  local key
  key=$(koral new-host-key)
  koral use-host-key "${key#* }"
  called "systemctl reload-or-restart sshd.service"
}

# ---- settings

test_settings_are_text_and_never_code() {
  local attack
  for attack in "x'; touch $WORLD/canary; '" "\$(touch $WORLD/canary)" "\`touch $WORLD/canary\`" "a b" "-rf" \
    "x'; rm -rf /" "x\";touch $WORLD/canary;\"" "../../x" "a..b" "X" ""; do
    settings "KORAL_NODE_NAME=$attack" KORAL_ROLE=worker KORAL_KUBERNETES_VERSION=1.30.3
    finish prepare failed
    message_has prepare "the setting KORAL_NODE_NAME is"
  done
  absent "$WORLD/canary"
}

test_lines_that_are_no_settings_are_refused() {
  local line
  for line in "KORAL_NODE_NAME=web" "touch $WORLD/canary" "KORAL_NODE_NAME='x'; touch $WORLD/canary" "PATH='/tmp'" \
    "KORAL_NODE_NAME='x''y'" "KORAL_NODE_NAME='x" "export KORAL_ROLE='worker'" "KORAL_NODE_NAME=\"x'; rm -rf /\""; do
    printf '%s\n' "$line" >"$WORLD/settings"
    echo '# end' >>"$WORLD/settings"
    finish prepare failed
    message_has prepare "line 1 of the settings is not KEY='value'"
  done
  absent "$WORLD/canary"
}

test_keys_that_are_no_settings_change_nothing() {
  prepare_settings KORAL_ROOT=/nowhere KORAL_TEST_PATIENCE=99 KORAL_LIB=/nowhere
  finish prepare 'done'
  has "$STATES/prepare.log" "the setting KORAL_ROOT is unknown"
}

test_settings_of_the_environment_do_not_count() {
  settings KORAL_ROLE=worker KORAL_KUBERNETES_VERSION=1.30.3
  export KORAL_NODE_NAME=web
  finish prepare failed
  message_has prepare "the setting KORAL_NODE_NAME is missing"
}

test_missing_settings_are_named() {
  settings
  finish prepare failed
  message_has prepare "the setting KORAL_NODE_NAME is missing"
}

test_bad_values_are_refused_and_not_repeated() {
  local pair
  for pair in KORAL_ROLE=boss KORAL_KUBERNETES_VERSION=latest KORAL_KUBERNETES_VERSION=1.30 KORAL_ENDPOINT=host \
    'KORAL_ENDPOINT=h:6443 --x' KORAL_JOIN_TOKEN=SECRET 'KORAL_JOIN_TOKEN=abcdef.0123456789abcde"' \
    KORAL_CA_HASH=sha256:12 KORAL_CERTIFICATE_KEY=SECRET; do
    join_settings KORAL_ROLE=control "KORAL_CERTIFICATE_KEY=$CERTIFICATE_KEY" "$pair"
    finish join failed
    message_has join "the setting ${pair%%=*} is not valid"
    hasnt "$STATES/join.log" SECRET
  done
  for pair in KORAL_POD_CIDR=all 'KORAL_SERVICE_CIDR=10.0.0.0/8"'; do
    init_settings "$pair"
    finish init failed
    message_has init "the setting ${pair%%=*} is not valid"
  done
  share_settings KORAL_TOKEN_TTL=forever
  finish share failed
  message_has share "the setting KORAL_TOKEN_TTL is not valid"
  for pair in KORAL_REGISTRY_URL=ftp://x 'KORAL_REGISTRY_URL=https://x/"y' KORAL_REGISTRY_PASSWORD=$'a\tb' \
    KORAL_REGISTRY_CA=-----BEGIN KORAL_REGISTRY_CA=QUJD=QUJD; do
    prepare_settings "$pair"
    finish prepare failed
    message_has prepare "the setting ${pair%%=*} is not valid"
  done
}

# ---- prepare

test_prepare_installs_what_the_iso_brings() {
  prepare_settings
  finish prepare 'done'
  test -x "$KORAL_ROOT/opt/bin/kubeadm"
  test -x "$KORAL_ROOT/opt/bin/kubelet"
  equal "$(mode_of "$KORAL_ROOT/opt/bin")" 755
  has "$KORAL_ROOT/opt/bin/crictl" crictl
  has "$KORAL_ROOT/opt/cni/bin/bridge" bridge
  has "$KORAL_ROOT/etc/systemd/system/kubelet.service" '/opt/bin/kubelet'
  has "$KORAL_ROOT/etc/systemd/system/kubelet.service.d/10-kubeadm.conf" '/opt/bin/kubelet --more'
  has "$KORAL_ROOT/etc/systemd/system/kubelet.service.d/20-koral.conf" 'After=containerd.service'
  has "$KORAL_ROOT/opt/koral/manifests/network.yaml" DaemonSet
  has "$KORAL_ROOT/opt/autoscaler/autoscaler_tmpl.yaml" Deployment
  called "ctr -n k8s.io images import $KORAL_ROOT/mnt/k8sdisk/docker/one.tar"
  called "ctr -n k8s.io images import $KORAL_ROOT/mnt/k8sdisk/docker/two images.tar"
  called "systemctl enable kubelet"
  absent "$WORLD/mounted"
}

# save_images ARCHIVE NAME…: writes an archive in the format of "docker save".
save_images() {
  local archive=$1 names
  shift
  names=$(printf '"%s",' "$@")
  printf '[{"Config":"c.json","RepoTags":[%s],"Layers":[]}]' "${names%,}" >"$WORLD/manifest.json"
  tar -cf "$archive" -C "$WORLD" manifest.json
}

test_a_worker_does_without_the_images_of_the_control_plane() {
  local images
  images=$(dirname "$(find "$WORLD/discs" -name one.tar | head -n 1)")
  save_images "$images/a.tar" registry.k8s.io/kube-apiserver:v1.30.3
  save_images "$images/b.tar" mirror.example:5000/k8s/etcd:3.5.12-0 registry.k8s.io/kube-scheduler:v1.30.3
  save_images "$images/c.tar" registry.k8s.io/etcd:3.5.12-0 registry.k8s.io/pause:3.9
  save_images "$images/d.tar" registry.k8s.io/kube-proxy:v1.30.3
  prepare_settings KORAL_ROLE=worker
  finish prepare 'done'
  not_called docker/a.tar
  not_called docker/b.tar
  called "ctr -n k8s.io images import $KORAL_ROOT/mnt/k8sdisk/docker/c.tar"
  called "ctr -n k8s.io images import $KORAL_ROOT/mnt/k8sdisk/docker/d.tar"
  called "ctr -n k8s.io images import $KORAL_ROOT/mnt/k8sdisk/docker/one.tar"
}

test_a_control_node_gets_every_image() {
  save_images "$(dirname "$(find "$WORLD/discs" -name one.tar | head -n 1)")/a.tar" registry.k8s.io/etcd:3.5.12-0
  prepare_settings
  finish prepare 'done'
  called "ctr -n k8s.io images import $KORAL_ROOT/mnt/k8sdisk/docker/a.tar"
}

test_prepare_sets_the_machine_up() {
  echo '/dev/sda2 none swap sw 0 0' >"$KORAL_ROOT/etc/fstab"
  prepare_settings
  finish prepare 'done'
  equal "$(cat "$WORLD/hostname")" web-node-1
  equal "$(cat "$KORAL_ROOT/etc/hostname")" web-node-1
  has "$KORAL_ROOT/etc/hosts" web-node-1
  has "$KORAL_ROOT/etc/sysctl.d/90-koral.conf" 'net.ipv4.ip_forward = 1'
  has "$KORAL_ROOT/etc/fstab" '# /dev/sda2'
  called "swapoff -a"
}

test_prepare_sets_containerd_up() {
  prepare_settings
  finish prepare 'done'
  local config=$KORAL_ROOT/etc/containerd/config.toml
  has "$config" 'sandbox_image = "registry.k8s.io/pause:3.10"'
  has "$config" 'SystemdCgroup = true'
  has "$config" 'restrict_oom_score_adj = '
  equal "$(mode_of "$config")" 600
  has "$KORAL_ROOT/etc/crictl.yaml" 'unix:///run/containerd/containerd.sock'
  called "systemctl restart containerd"
  absent "$KORAL_ROOT/etc/containerd/certs.d"
}

test_prepare_under_other_settings_needs_no_iso() {
  prepare_settings
  finish prepare 'done'
  eject sr0
  prepare_settings KORAL_REGISTRY_URL=http://10.0.0.9:5000
  finish prepare 'done'
  equal "$(calls_of 'mount -r')" 1
  equal "$(calls_of 'systemctl restart containerd')" 1
}

test_a_plain_http_registry_without_log_in() {
  prepare_settings KORAL_REGISTRY_URL=http://10.0.0.9:5000/
  finish prepare 'done'
  local hosts=$KORAL_ROOT/etc/containerd/certs.d/10.0.0.9:5000/hosts.toml
  has "$hosts" 'server = "http://10.0.0.9:5000"'
  has "$hosts" '[host."http://10.0.0.9:5000"]'
  hasnt "$KORAL_ROOT/etc/containerd/config.toml" auth
}

test_an_https_registry_with_log_in() {
  local password
  password="it's \"secret\" \\ \$(touch $WORLD/canary)"
  prepare_settings KORAL_REGISTRY_URL=https://registry.example/team KORAL_REGISTRY_USERNAME=me \
    "KORAL_REGISTRY_PASSWORD=$password"
  finish prepare 'done'
  has "$KORAL_ROOT/etc/containerd/certs.d/registry.example/hosts.toml" 'server = "https://registry.example"'
  has "$KORAL_ROOT/etc/containerd/config.toml" 'registry.configs."registry.example".auth]'
  has "$KORAL_ROOT/etc/containerd/config.toml" "password = \"it's \\\"secret\\\" \\\\ \$(touch $WORLD/canary)\""
  not_called secret
  hasnt "$STATES/prepare.log" secret
  absent "$WORLD/canary"
}

test_docker_hub_is_the_same_by_all_its_names() {
  local url hosts=$KORAL_ROOT/etc/containerd/certs.d
  for url in docker.io https://index.docker.io/v1/ registry-1.docker.io https://docker.io:443 Docker.IO hub.docker.com \
    http://docker.io; do
    prepare_settings "KORAL_REGISTRY_URL=$url" KORAL_REGISTRY_USERNAME=me 'KORAL_REGISTRY_PASSWORD=it"s'
    finish prepare 'done'
    equal "$(find "$hosts" -name hosts.toml)" "$hosts/docker.io/hosts.toml"
    has "$hosts/docker.io/hosts.toml" 'server = "https://registry-1.docker.io"'
    has "$hosts/docker.io/hosts.toml" '[host."https://registry-1.docker.io"]'
    has "$KORAL_ROOT/etc/containerd/config.toml" 'registry.configs."registry-1.docker.io".auth]'
    has "$KORAL_ROOT/etc/containerd/config.toml" 'password = "it\"s"'
    rm -f "$KORAL_ROOT/etc/containerd/config.toml"
  done
}

test_a_registry_whose_name_only_ends_like_docker_hub_is_another() {
  prepare_settings KORAL_REGISTRY_URL=mirror-docker.io KORAL_REGISTRY_USERNAME=me
  finish prepare 'done'
  has "$KORAL_ROOT/etc/containerd/certs.d/mirror-docker.io/hosts.toml" 'server = "https://mirror-docker.io"'
  has "$KORAL_ROOT/etc/containerd/config.toml" 'registry.configs."mirror-docker.io".auth]'
}

test_a_registry_without_scheme_is_https_and_goes_when_it_is_no_setting() {
  prepare_settings KORAL_REGISTRY_URL=registry.example:443 KORAL_REGISTRY_USERNAME=me
  finish prepare 'done'
  has "$KORAL_ROOT/etc/containerd/certs.d/registry.example:443/hosts.toml" 'server = "https://registry.example:443"'
  prepare_settings
  finish prepare 'done'
  absent "$KORAL_ROOT/etc/containerd/certs.d/registry.example:443/hosts.toml"
  hasnt "$KORAL_ROOT/etc/containerd/config.toml" auth
}

# authority NAME: creates a certificate of that name and a setting with it.
authority() {
  printf -- '-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n' "$1" >"$WORLD/$1.crt"
  echo "KORAL_REGISTRY_CA=$(base64 -w 0 "$WORLD/$1.crt")"
}

test_an_https_registry_is_vouched_for_by_a_private_authority_until_that_is_no_setting() {
  local folder=$KORAL_ROOT/etc/containerd/certs.d/registry.example:5000 other=$KORAL_ROOT/etc/containerd/certs.d/mine
  mkdir -p "$other"
  echo mine | tee "$other/ca.crt" >"$other/hosts.toml"
  prepare_settings KORAL_REGISTRY_URL=https://registry.example:5000/team "$(authority one)"
  finish prepare 'done'
  has "$folder/hosts.toml" '  ca = "/etc/containerd/certs.d/registry.example:5000/ca.crt"'
  cmp "$folder/ca.crt" "$WORLD/one.crt"
  equal "$(mode_of "$folder/ca.crt")" 644

  prepare_settings KORAL_REGISTRY_URL=registry.example:5000 "$(authority two)"
  finish prepare 'done'
  cmp "$folder/ca.crt" "$WORLD/two.crt"

  prepare_settings KORAL_REGISTRY_URL=https://registry.example:5000
  finish prepare 'done'
  absent "$folder/ca.crt"
  hasnt "$folder/hosts.toml" 'ca ='
  has "$other/ca.crt" mine
}

test_over_plain_http_nobody_is_vouched_for() {
  prepare_settings KORAL_REGISTRY_URL=http://10.0.0.9:5000 "$(authority one)"
  finish prepare 'done'
  absent "$KORAL_ROOT/etc/containerd/certs.d/10.0.0.9:5000/ca.crt"
  hasnt "$KORAL_ROOT/etc/containerd/certs.d/10.0.0.9:5000/hosts.toml" 'ca ='
}

test_what_is_no_certificate_vouches_for_nobody() {
  prepare_settings KORAL_REGISTRY_URL=https://registry.example "KORAL_REGISTRY_CA=$(base64 -w 0 <<<nonsense)"
  finish prepare failed
  message_has prepare "the setting KORAL_REGISTRY_CA holds no certificate"
}

test_without_an_iso_prepare_fails_and_with_one_goes_on() {
  eject sr0
  prepare_settings
  finish prepare failed
  message_has prepare "there is no ISO with Kubernetes binaries"
  insert binaries sr0
  finish prepare 'done'
}

test_the_labelled_disc_comes_first() {
  insert binaries sr1
  echo "$KORAL_ROOT/dev/sr1" >"$WORLD/labelled"
  prepare_settings
  finish prepare 'done'
  called "mount -r $KORAL_ROOT/dev/sr1"
  not_called "mount -r $KORAL_ROOT/dev/sr0"
}

test_a_disc_without_binaries_is_passed_over() {
  mkdir "$WORLD/discs/config"
  insert config sr0
  insert binaries sr1
  prepare_settings
  finish prepare 'done'
  called "mount -r $KORAL_ROOT/dev/sr1"
}

test_a_disc_that_is_of_no_use_is_not_waited_for_like_none() {
  mkdir "$WORLD/discs/config"
  insert config sr0
  prepare_settings
  finish prepare failed
  message_has prepare "the ISO in $KORAL_ROOT/dev/sr0 has no k8s/kubeadm"
  absent "$WORLD/mounted"
  echo 'mount: wrong fs type' >"$WORLD/fail/mount"
  finish prepare failed
  message_has prepare "the ISO in $KORAL_ROOT/dev/sr0 cannot be mounted: mount: wrong fs type"
}

test_an_incomplete_iso_is_refused_and_unmounted() {
  local file
  for file in k8s/kubelet cni/cni-plugins-linux-amd64.tgz cri-tools/crictl-linux-amd64.tar.gz kubelet.service \
    10-kubeadm.conf docker; do
    mv "$WORLD/discs/binaries/$file" "$WORLD/aside"
    prepare_settings
    finish prepare failed
    message_has prepare "the ISO "
    absent "$WORLD/mounted"
    mv "$WORLD/aside" "$WORLD/discs/binaries/$file"
  done
}

test_an_iso_of_another_version_is_refused() {
  echo v1.29.9 >"$WORLD/kubeadm-version"
  prepare_settings
  finish prepare failed
  message_has prepare "the ISO holds Kubernetes v1.29.9, not v1.30.3"
}

test_images_that_cannot_be_imported_fail_the_task() {
  echo "no space left on device" >"$WORLD/fail/ctr--n-k8s.io"
  prepare_settings
  finish prepare failed
  message_has prepare "the image archive one.tar cannot be imported (exit status 1: no space left on device)"
}

test_a_full_disk_is_told_of_though_the_log_cannot_be_kept() {
  prepare_settings
  mkdir -p "$STATES"
  ln -s /dev/full "$STATES/prepare.log"
  echo 'ctr: no space left on device' >"$WORLD/fail/ctr--n-k8s.io"
  finish prepare failed
  message_has prepare "the image archive one.tar cannot be imported (exit status 1: ctr: no space left on device)"
}

test_what_a_command_said_that_nobody_expected_to_fail_is_told() {
  touch "$KORAL_ROOT/opt/cni"
  prepare_settings
  finish prepare failed
  message_has prepare "the task ended with exit status 1: mkdir: cannot create directory"
}

test_containerd_that_does_not_start_is_told() {
  echo 'Job for "containerd" failed' >"$WORLD/fail/systemctl"
  prepare_settings
  finish prepare failed
  message_has prepare 'containerd cannot be started (exit status 1: Job for \"containerd\" failed)'
}

test_missing_kernel_modules_are_no_failure() {
  touch "$WORLD/fail/modprobe"
  prepare_settings
  finish prepare 'done'
}

# ---- init

test_init_makes_a_control_node() {
  prepared
  init_settings
  finish init 'done'
  local config=$WORLD/config-init
  has "$config" 'apiVersion: kubeadm.k8s.io/v1beta3'
  has "$config" 'controlPlaneEndpoint: "198.51.100.7:6443"'
  has "$config" 'podSubnet: "10.244.0.0/16"'
  has "$config" 'serviceSubnet: "10.96.0.0/12"'
  has "$config" 'kubernetesVersion: "v1.30.3"'
  has "$config" 'name: "web-node-1"'
  has "$config" '    - "198.51.100.7"'
  has "$config" 'ttl: "1m"'
  hasnt "$config" 'token:'
  equal "$(cat "$config.mode")" 600
  absent "$KORAL_ROOT/var/lib/koral/kubeadm.yaml"
  called "apply -f $KORAL_ROOT/opt/koral/manifests/network.yaml"
  equal "$(koral kubeconfig)" admin
}

test_the_pod_network_has_the_pod_addresses_of_the_cluster() {
  prepared
  local manifest=$KORAL_ROOT/opt/koral/manifests/network.yaml
  echo '{"Network": "10.244.0.0/16"}' >"$manifest"
  init_settings KORAL_POD_CIDR=172.20.0.0/16
  finish init 'done'
  equal "$(cat "$manifest")" '{"Network": "172.20.0.0/16"}'
}

test_the_kubelet_of_a_control_node_uses_the_api_server_beside_it() {
  prepared
  init_settings
  finish init 'done'
  equal "$(grep server: "$KORAL_ROOT/etc/kubernetes/kubelet.conf")" '    server: https://10.1.1.10:6443'
  has "$KORAL_ROOT/etc/kubernetes/kubelet.conf" 'name: kubernetes'
  equal "$(mode_of "$KORAL_ROOT/etc/kubernetes/kubelet.conf")" 600
}

test_a_kubelet_whose_api_server_has_no_known_address_stays_at_the_endpoint() {
  prepared
  touch "$WORLD/no-address"
  init_settings
  finish init 'done'
  has "$KORAL_ROOT/etc/kubernetes/kubelet.conf" 'server: https://198.51.100.7:6443'
  has "$STATES/init.log" 'has no address'
}

test_each_release_gets_the_form_it_knows() {
  local pair
  prepared
  for pair in 1.21.0=v1beta2 1.22.1=v1beta3 1.30.3=v1beta3 1.31.0=v1beta4 1.34.2=v1beta4; do
    rm -rf "$KORAL_ROOT/var/lib/koral" "$KORAL_ROOT/etc/kubernetes"
    init_settings "KORAL_KUBERNETES_VERSION=${pair%=*}"
    finish init 'done'
    has "$WORLD/config-init" "kubeadm.k8s.io/${pair#*=}"
  done
  rm -rf "$KORAL_ROOT/var/lib/koral" "$KORAL_ROOT/etc/kubernetes"
  init_settings KORAL_KUBERNETES_VERSION=1.14.9
  finish init failed
  message_has init "too old"
}

test_init_is_not_done_twice() {
  prepared
  init_settings
  finish init 'done'
  init_settings KORAL_SERVICE_CIDR=10.97.0.0/16
  finish init 'done'
  equal "$(calls_of 'kubeadm init')" 1
}

test_a_cluster_made_just_before_a_power_failure_is_kept() {
  control_node
  echo found >"$WORLD/in-cluster"
  init_settings
  finish init 'done'
  not_called "kubeadm init"
  not_called "kubeadm reset"
  called "apply -f"
}

test_a_half_made_cluster_is_cleared_away_first() {
  control_node
  init_settings
  finish init 'done'
  called "kubeadm reset --force"
  called "kubeadm init --config"
}

test_kubeadms_complaint_is_the_message() {
  prepared
  printf 'I0101 fine\nerror execution phase preflight: [preflight] Some fatal errors occurred:\n\t[ERROR Swap]: on\n' \
    >"$WORLD/fail/kubeadm-init"
  init_settings
  finish init failed
  message_has init "kubeadm init failed (exit status 1: error execution phase preflight"
  message_has init "[ERROR Swap]: on"
  rm "$WORLD/fail/kubeadm-init"
  finish init 'done'
}

test_a_pod_network_that_is_refused_fails_init_but_not_the_cluster() {
  prepared
  touch "$WORLD/fail/kubectl"
  init_settings
  finish init failed
  message_has init "the pod network cannot be applied"
  rm "$WORLD/fail/kubectl"
  finish init 'done'
  equal "$(calls_of 'kubeadm init')" 1
}

test_init_without_a_pod_network_is_refused() {
  prepared
  rm "$KORAL_ROOT/opt/koral/manifests/network.yaml"
  init_settings
  finish init failed
  message_has init "no network.yaml"
}

test_init_on_a_machine_that_is_not_prepared_is_refused() {
  init_settings
  finish init failed
  message_has init "the node is not prepared"
}

test_a_worker_is_no_first_node() {
  prepared
  init_settings KORAL_ROLE=worker
  finish init failed
  message_has init "a worker cannot be the first node"
}

# ---- share

test_share_makes_the_token_valid_without_telling_anybody() {
  control_node
  share_settings
  finish share 'done'
  has "$WORLD/config-token" "token: \"$TOKEN\""
  has "$WORLD/config-token" 'ttl: "30m"'
  has "$WORLD/config-token" 'kubernetesVersion: "v1.30.3"'
  equal "$(cat "$WORLD/config-token.mode")" 600
  has "$WORLD/deleted" 'name: bootstrap-token-abcdef'
  not_called "${TOKEN#*.}"
  not_called upload-certs
  hasnt "$STATES/share.log" "${TOKEN#*.}"
  absent "$KORAL_ROOT/var/lib/koral/kubeadm.yaml"
}

test_share_hands_certificates_over_if_there_is_a_key() {
  control_node
  share_settings "KORAL_CERTIFICATE_KEY=$CERTIFICATE_KEY"
  finish share 'done'
  called "kubeadm init phase upload-certs --upload-certs --config"
  has "$WORLD/config-certs" "certificateKey: \"$CERTIFICATE_KEY\""
  not_called "$CERTIFICATE_KEY"
  hasnt "$STATES/share.log" "$CERTIFICATE_KEY"
}

test_share_again_with_another_token() {
  control_node
  share_settings
  finish share 'done'
  share_settings KORAL_JOIN_TOKEN=fedcba.0123456789abcdef
  finish share 'done'
  has "$WORLD/config-token" fedcba
}

test_share_waits_until_the_token_is_signed_but_not_for_ever() {
  control_node
  share_settings
  finish share 'done'
  equal "$(calls_of cluster-info)" 1
  called "jsonpath={.data.jws-kubeconfig-abcdef}"
  touch "$WORLD/unsigned"
  share_settings KORAL_JOIN_TOKEN=fedcba.0123456789abcdef
  finish share 'done'
  equal "$(calls_of cluster-info)" 61
  has "$STATES/share.log" "has not signed the join token yet"
}

test_only_a_control_node_can_share() {
  prepared
  share_settings
  finish share failed
  message_has share "this is no control node"
}

test_a_token_that_cannot_be_made_fails_share() {
  control_node
  echo "error: etcd is away" >"$WORLD/fail/kubeadm-token"
  share_settings
  finish share failed
  message_has share "the join token cannot be created (exit status 1: error: etcd is away)"
}

# ---- join

test_a_worker_joins() {
  prepared
  join_settings KORAL_ROLE=worker
  finish join 'done'
  has "$WORLD/config-join" 'kind: JoinConfiguration'
  has "$WORLD/config-join" 'apiServerEndpoint: "198.51.100.7:6443"'
  has "$WORLD/config-join" "token: \"$TOKEN\""
  has "$WORLD/config-join" "- \"$CA_HASH\""
  hasnt "$WORLD/config-join" controlPlane
  has "$KORAL_ROOT/etc/kubernetes/kubelet.conf" 'server: https://198.51.100.7:6443'
  equal "$(cat "$WORLD/config-join.mode")" 600
  not_called "${TOKEN#*.}"
  absent "$KORAL_ROOT/var/lib/koral/kubeadm.yaml"
}

test_a_control_node_joins_with_the_certificate_key() {
  prepared
  join_settings KORAL_ROLE=control
  finish join failed
  message_has join "the setting KORAL_CERTIFICATE_KEY is missing"
  join_settings KORAL_ROLE=control "KORAL_CERTIFICATE_KEY=$CERTIFICATE_KEY"
  finish join 'done'
  has "$WORLD/config-join" "certificateKey: \"$CERTIFICATE_KEY\""
  not_called "$CERTIFICATE_KEY"
  has "$KORAL_ROOT/etc/kubernetes/kubelet.conf" 'server: https://10.1.1.10:6443'
}

test_a_join_needs_the_cas_hash() {
  prepared
  join_settings KORAL_ROLE=worker KORAL_CA_HASH=
  finish join failed
  message_has join "the setting KORAL_CA_HASH is missing"
}

test_a_node_does_not_join_twice() {
  prepared
  join_settings KORAL_ROLE=worker
  finish join 'done'
  join_settings KORAL_ROLE=worker KORAL_JOIN_TOKEN=fedcba.0123456789abcdef
  finish join 'done'
  equal "$(calls_of 'kubeadm join')" 1
}

test_a_node_that_joined_just_before_a_power_failure_stays() {
  prepared
  mkdir -p "$KORAL_ROOT/etc/kubernetes"
  echo kubelet >"$KORAL_ROOT/etc/kubernetes/kubelet.conf"
  echo found >"$WORLD/in-cluster"
  join_settings KORAL_ROLE=worker
  finish join 'done'
  not_called "kubeadm join"
}

test_a_control_node_that_has_only_half_joined_starts_over() {
  control_node
  echo kubelet >"$KORAL_ROOT/etc/kubernetes/kubelet.conf"
  echo 'web-node-1 NotReady <none> 1m v1.30.3 labels=none' >"$WORLD/in-cluster"
  join_settings KORAL_ROLE=control "KORAL_CERTIFICATE_KEY=$CERTIFICATE_KEY"
  finish join 'done'
  called "kubeadm reset --force"
  called "kubeadm join"
}

test_a_refused_join_tells_why_and_can_be_tried_again() {
  prepared
  echo "error execution phase preflight: cluster CA found in cluster-info ConfigMap is invalid" \
    >"$WORLD/fail/kubeadm-join"
  join_settings KORAL_ROLE=worker
  finish join failed
  message_has join "cluster CA found in cluster-info ConfigMap is invalid"
  rm "$WORLD/fail/kubeadm-join"
  finish join 'done'
}

# ---- leave

test_after_leaving_a_node_can_join_again() {
  prepared
  join_settings KORAL_ROLE=worker
  finish join 'done'
  finish leave 'done'
  called "kubeadm reset --force --cri-socket unix:///run/containerd/containerd.sock"
  called "ip link delete cni0"
  equal "$(state_of join)" none
  finish join 'done'
  equal "$(calls_of 'kubeadm join')" 2
}

test_a_machine_that_was_never_prepared_can_leave() {
  finish leave 'done'
  not_called kubeadm
}

test_a_reset_that_fails_is_told() {
  prepared
  echo "Error: device busy" >"$WORLD/fail/kubeadm-reset"
  finish leave failed
  message_has leave "kubeadm reset failed (exit status 1: Error: device busy)"
}

# ---- the bundle

test_the_bundle_is_the_same_every_time_and_stands_alone() {
  bundle_node "$WORLD/again"
  cmp "$SCRATCH/koral-node" "$WORLD/again"
  hasnt "$WORLD/again" 'source "'
  hasnt "$WORLD/again" KORAL_LIB=
  equal "$(mode_of "$WORLD/again")" 755
}

main() {
  SCRATCH=$(mktemp -d)
  SYSTEM_PATH=/usr/sbin:/usr/bin:/sbin:/bin
  trap 'rm -rf "$SCRATCH"' EXIT
  bundle_node "$SCRATCH/koral-node"
  run_tests "$@"
}

main "$@"
