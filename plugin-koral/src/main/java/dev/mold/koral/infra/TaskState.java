package dev.mold.koral.infra;

/**
 * Where a task of a node stands.
 *
 * @param message why it failed; else empty
 */
public record TaskState(NodeTask task, Progress progress, String message) {
    public enum Progress {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }
}
