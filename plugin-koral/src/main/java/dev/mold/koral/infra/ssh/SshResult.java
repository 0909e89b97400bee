package dev.mold.koral.infra.ssh;

/**
 * What a command left behind.
 *
 * @param exit its exit status
 */
record SshResult(int exit, String output, String errors) {
    boolean succeeded() {
        return exit == 0;
    }

    /** The last line it wrote to standard error, or its exit status where it wrote none. */
    String complaint() {
        var lines = errors.strip().lines().toList();
        return lines.isEmpty() ? "exit status " + exit : lines.get(lines.size() - 1).strip();
    }
}
