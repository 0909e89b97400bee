package dev.mold.koral.infra;

/**
 * The state of a task of a node.
 *
 * @param run tells this run from the task's other runs; empty if it was never begun
 * @param settings {@link NodeSettings#hash()} of the settings that it was begun with; empty if it was never begun
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

    /** Whether it was begun with these very settings. */
    public boolean under(NodeSettings wanted) {
        return settings.equals(wanted.hash());
    }
}
