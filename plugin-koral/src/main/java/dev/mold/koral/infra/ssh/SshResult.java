package dev.mold.koral.infra.ssh;

/**
 * The result of a command.
 *
 * @param exit its exit status
 */
record SshResult(int exit, String output, String errors) {
    boolean succeeded() {
        return exit == 0;
    }

    /** The last line of standard error, or the exit status if that is empty. */
    String complaint() {
        var lines = errors.strip().lines().toList();
        return lines.isEmpty() ? "exit status " + exit : lines.get(lines.size() - 1).strip();
    }
}
