# shellcheck shell=bash
# leave: undoes init or join. Settings: none.

task_leave() {
  local task
  reset_node
  # So that these tasks run again, whatever their settings.
  for task in init share join; do
    rm -f "$TASKS/$task.state" "$TASKS/$task.env"
  done
}
