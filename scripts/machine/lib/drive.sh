# shellcheck shell=bash
# The machine's drive, /dev/sr0.

lock_drive() {
  exec 7>"$FOLDER/drive.lock"
  flock -w 10 7 || fatal "somebody else is at the drive"
}

unlock_drive() {
  exec 7>&-
}

# set_drive PID: makes /dev/sr0 of that machine what the file says.
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

# A machine that is not up yet finds its ISO when it is.
drive() {
  lock_drive
  ! alive leader || set_drive "$PID"
  unlock_drive
}
