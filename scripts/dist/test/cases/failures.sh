# shellcheck shell=bash
# Late failures: nothing is left behind, and an earlier ISO stays.

test_too_little_room_is_told_before_any_download() {
  MOLD_ISO_FREE_MIB=9999999 refuses 1 "there is too little room at $WORLD/out: 19999998 MiB are needed"
  equal "$(cat "$WORLD/requests")" ''
}

# small MIB COMMAND…: runs the command with a file system of that size as output folder.
small() {
  local size=$1 rc=0
  shift
  PATH=$SYSTEM_PATH mount -t tmpfs -o "size=${size}m" tmpfs "$WORLD/out"
  # shellcheck disable=SC2064 # it is this world that is meant
  trap "PATH=$SYSTEM_PATH umount '$WORLD/out'" EXIT
  "$@"
}

may_mount() {
  [ "$(id -u)" -eq 0 ] || { echo "passed over, as only root can mount: ${FUNCNAME[1]#test_}"; return 1; }
}

test_an_iso_that_will_not_fit_is_not_begun() {
  may_mount || return 0
  head -c 3000000 /dev/zero >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet"
  sha256sum <"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet" >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet.sha256"
  small 2 refuses 1 "MiB are needed, 2 are free"
}

test_a_disk_that_gets_full_meanwhile_leaves_nothing() {
  may_mount || return 0
  local writer
  head -c 3000000 /dev/urandom >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet"
  sha256sum <"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet" >"$WORLD/kubernetes/v1.30.3/bin/linux/$ARCH/kubelet.sha256"
  take xorriso
  small 8 true
  for writer in xorriso genisoimage; do
    # Another process fills the disk just as the ISO is being written.
    cat >"$WORLD/bin/$writer" <<END
#!/bin/bash
head -c 6000000 /dev/zero >"$WORLD/out/else"
"$(PATH=$SYSTEM_PATH command -v "$writer")" "\$@" && rc=0 || rc=\$?
rm "$WORLD/out/else"
exit \$rc
END
    chmod +x "$WORLD/bin/$writer"
    refuses 1 "$writer cannot write the ISO"
    take "$writer"
  done
}

test_a_former_iso_stays_when_the_new_one_fails() {
  echo former >"$WORLD/out/setup.iso"
  fault 404 10-kubeadm.conf 1
  exits 1 build
  equal "$(cat "$WORLD/out/setup.iso")" former
  printf '#!/bin/sh\nexit 5\n' >"$WORLD/bin/writer"
  chmod +x "$WORLD/bin/writer"
  take xorriso
  mv "$WORLD/bin/writer" "$WORLD/bin/xorriso"
  exits 1 build
  has "$WORLD/err" "xorriso cannot write the ISO: it does not say why"
  equal "$(cat "$WORLD/out/setup.iso")" former
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(ls -A "$WORLD/tmp")" ''
}

test_half_an_iso_is_not_taken_for_a_whole_one() {
  take xorriso
  cat >"$WORLD/bin/xorriso" <<END
#!/bin/bash
$(PATH=$SYSTEM_PATH command -v xorriso) "\$@"
while [ "\$1" != -o ]; do shift; done
truncate -s 100K "\$2"
END
  chmod +x "$WORLD/bin/xorriso"
  refuses 1 "what xorriso wrote is shorter than an ISO of"
  printf '#!/bin/bash\nexit 0\n' >"$WORLD/bin/xorriso"
  refuses 1 "what xorriso wrote is not an ISO labelled CDROM"
}

# in_background: runs build in the background with default signal handlers; sets RUN to its pid.
in_background() {
  env --default-signal=INT,HUP "$BUILDER" "$WORLD/out" 1.30.3 1.5.1 1.30.0 "$URL/yaml/network.yaml" \
    "$URL/yaml/dashboard.yaml" setup >"$WORLD/stdout" 2>"$WORLD/err" &
  RUN=$!
}

# ended_by SIGNAL STATUS: the build and its children end at once, and leave nothing but an earlier ISO.
ended_by() {
  local rc=0
  kill "-$1" "$RUN"
  wait "$RUN" || rc=$?
  equal "$rc" "$2"
  has "$WORLD/err" "error: interrupted; there is no new ISO"
  equal "$(ls -A "$WORLD/tmp")" ''
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(cat "$WORLD/out/setup.iso")" former
  equal "$(PATH=$SYSTEM_PATH pgrep -f "$WORLD/" || true)" ''
}

test_a_signal_during_a_download_leaves_nothing() {
  local signal
  echo former >"$WORLD/out/setup.iso"
  fault stall kubelet 9
  for signal in TERM/143 INT/130 HUP/129; do
    : >"$WORLD/requests"
    in_background
    eventually grep -q 'kubelet$' "$WORLD/requests"
    ended_by "${signal%/*}" "${signal#*/}"
  done
}

test_a_signal_during_a_pull_leaves_nothing() {
  echo former >"$WORLD/out/setup.iso"
  take skopeo
  give_engine docker
  : >"$WORLD/hang/docker-save"
  in_background
  eventually grep -q 'docker save' "$WORLD/calls"
  ended_by TERM 143
  equal "$(cat "$WORLD/held")" ''
}

test_a_signal_while_the_iso_is_written_leaves_nothing() {
  echo former >"$WORLD/out/setup.iso"
  take xorriso
  printf '#!/bin/bash\ntouch "%s/writing"\nexec sleep 600\n' "$WORLD" >"$WORLD/bin/xorriso"
  chmod +x "$WORLD/bin/xorriso"
  in_background
  eventually test -f "$WORLD/writing"
  ended_by TERM 143
}

test_a_signal_between_two_tries_leaves_nothing() {
  echo former >"$WORLD/out/setup.iso"
  export MOLD_ISO_PAUSE=600
  fault 503 kubelet 9
  in_background
  eventually grep -q 'once more in 600 seconds' "$WORLD/err"
  ended_by TERM 143
}

test_output_that_nobody_reads_leaves_nothing() {
  local status
  set +e
  build 6 setup 2>"$WORLD/err" | true
  status=${PIPESTATUS[0]}
  set -e
  equal "$status" 141
  equal "$(ls -A "$WORLD/tmp")$(ls -A "$WORLD/out")" ''
}

test_two_at_once_do_not_disturb_each_other() {
  local other
  in_background
  other=$RUN
  exits 0 build
  wait "$other"
  equal "$(on_iso /k8s/kubelet)" "the kubelet"
  equal "$(ls -A "$WORLD/out")" setup.iso
  equal "$(ls -A "$WORLD/tmp")" ''
}
