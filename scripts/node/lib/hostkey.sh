# shellcheck shell=bash
# The SSH host key. The first one came with the user data, which every pod of this machine can read; so the node makes one
# of its own, whose private half never leaves it. It is used only once the server has stored its public half: whichever of
# the two dies in between, the server knows each key that the node may show. Each step can be done again.

HOST_KEY=$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key
NEW_HOST_KEY=$KORAL_ROOT/etc/ssh/koral_new_host_ed25519_key

# new_host_key: prints the public half of the key that is to come, without a comment; makes it unless it is there.
new_host_key() {
  local scratch
  lock_host_keys
  if [ ! -s "$NEW_HOST_KEY" ]; then
    scratch=$(mktemp -d -p "$KORAL_ROOT/etc/ssh" .koral.XXXXXX)
    if ! ssh-keygen -q -t ed25519 -N '' -C '' -f "$scratch/key" </dev/null; then
      rm -rf "$scratch"
      fatal "a host key cannot be made"
    fi
    # A key that is lost in a power failure after the server has stored it would lock everybody out.
    sync "$scratch/key"
    mv -f "$scratch/key" "$NEW_HOST_KEY"
    sync "$KORAL_ROOT/etc/ssh"
    rm -rf "$scratch"
  fi
  public_half "$NEW_HOST_KEY"
}

# use_host_key BLOB: from now on the SSH server shows the key with that public half, which is either the new one or the
# one that it has already.
use_host_key() {
  local wanted="ssh-ed25519 $1"
  lock_host_keys
  if [ -s "$NEW_HOST_KEY" ] && [ "$(public_half "$NEW_HOST_KEY")" = "$wanted" ]; then
    mv -f "$NEW_HOST_KEY" "$HOST_KEY"
    sync "$KORAL_ROOT/etc/ssh"
  fi
  [ "$(public_half "$HOST_KEY")" = "$wanted" ] || fatal "that host key is not here"
  echo "$wanted" | write_file 0644 "$HOST_KEY.pub"
  # Also if the key was there before: the last call may have ended between the file and this.
  reload_ssh
}

lock_host_keys() {
  private_folder "$TASKS"
  private_folder "$RUN"
  exec 8>"$TASKS/hostkey.lock"
  flock -w 10 8 || fatal "another call for the host key is in the way"
}

public_half() {
  local type blob
  read -r type blob _ < <(ssh-keygen -y -f "$1" </dev/null) || fatal "the host key $1 is unreadable"
  echo "$type $blob"
}

# Connections that are open stay so. The unit has one name in Debian and another elsewhere.
reload_ssh() {
  local unit=ssh.service
  systemctl cat "$unit" >/dev/null 2>&1 || unit=sshd.service
  attempt "the SSH server cannot be reloaded" systemctl reload-or-restart "$unit" 8>&-
}
