package dev.mold.koral.infra;

/**
 * The state of a task on a node.
 *
 * @param run id of this run of the task; empty if it was never started
 * @param settings {@link NodeSettings#hash()} of the settings that it was started with; empty if it was never started
 * @param message why it failed; else empty
 */
public record TaskState(NodeTask task, Progress progress, String run, String settings, String message) {
    public enum Progress {
        NONE,
        RUNNING,
        DONE,
        FAILED,
        /** It failed, and the failure has been acknowledged. */
        REPORTED
    }

    /** Whether it was started with exactly these settings. */
    public boolean under(NodeSettings wanted) {
        return settings.equals(wanted.hash());
    }
}
