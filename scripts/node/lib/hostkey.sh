# shellcheck shell=bash
# The SSH host key. The first one came with the user data, which every pod on this machine can read; so the node
# generates one of its own, whose private key never leaves it. It is used only once the server has stored its public
# key, so the server knows every key that the node may use, even if either crashes in between. Each step is idempotent.

HOST_KEY=$KORAL_ROOT/etc/ssh/ssh_host_ed25519_key
NEW_HOST_KEY=$KORAL_ROOT/etc/ssh/koral_new_host_ed25519_key

# new_host_key: prints the next public key, without a comment; generates the key if there is none.
new_host_key() {
  local scratch
  lock_host_keys
  if [ ! -s "$NEW_HOST_KEY" ]; then
    scratch=$(mktemp -d -p "$KORAL_ROOT/etc/ssh" .koral.XXXXXX)
    if ! ssh-keygen -q -t ed25519 -N '' -C '' -f "$scratch/key" </dev/null; then
      rm -rf "$scratch"
      fatal "a host key cannot be generated"
    fi
    # Synced: without a key that the server has stored, nobody could log in any more after a power failure.
    sync "$scratch/key"
    mv -f "$scratch/key" "$NEW_HOST_KEY"
    sync "$KORAL_ROOT/etc/ssh"
    rm -rf "$scratch"
  fi
  public_key "$NEW_HOST_KEY"
}

# use_host_key BLOB: switches the SSH server to the key with that public key, which is either the new one or the one in
# use already.
use_host_key() {
  local wanted="ssh-ed25519 $1"
  lock_host_keys
  if [ -s "$NEW_HOST_KEY" ] && [ "$(public_key "$NEW_HOST_KEY")" = "$wanted" ]; then
    mv -f "$NEW_HOST_KEY" "$HOST_KEY"
    sync "$KORAL_ROOT/etc/ssh"
  fi
  [ "$(public_key "$HOST_KEY")" = "$wanted" ] || fatal "that host key is not here"
  echo "$wanted" | write_file 0644 "$HOST_KEY.pub"
  # Also if the key is in place already: an earlier call may have been aborted before the reload.
  reload_ssh
}

lock_host_keys() {
  private_folder "$TASKS"
  private_folder "$RUN"
  exec 8>"$TASKS/hostkey.lock"
  flock -w 10 8 || fatal "another call holds the lock for host keys"
}

public_key() {
  local type blob
  read -r type blob _ < <(ssh-keygen -y -f "$1" </dev/null) || fatal "the host key $1 is unreadable"
  echo "$type $blob"
}

# Open connections stay open. The unit has one name in Debian and another elsewhere.
reload_ssh() {
  local unit=ssh.service
  systemctl cat "$unit" >/dev/null 2>&1 || unit=sshd.service
  attempt "the SSH server cannot be reloaded" systemctl reload-or-restart "$unit" 8>&-
}
