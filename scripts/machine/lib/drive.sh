# shellcheck shell=bash
# The machine's drive, /dev/sr0.

lock_drive() {
  exec 7>"$FOLDER/drive.lock"
  flock -w 10 7 || fatal "another process is using the drive"
}

unlock_drive() {
  exec 7>&-
}

# set_drive PID: updates /dev/sr0 of that machine to the file.
set_drive() {
  local wanted='' numbers
  if [ -e "$FOLDER/drive" ]; then wanted=$(cat "$FOLDER/drive"); fi
  nsenter -t "$1" -m -- rm -f /dev/sr0
  if [ -n "$wanted" ]; then
    numbers=$(stat -c '%Hr %Lr' "$wanted")
    # shellcheck disable=SC2086 # two words
    nsenter -t "$1" -m -- mknod /dev/sr0 b $numbers
  fi
}

# a machine that is not up yet gets its ISO at boot
drive() {
  lock_drive
  ! alive leader || set_drive "$PID"
  unlock_drive
}
