package dev.mold.server.compute.simulator.shell;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A run of a task.
 *
 * @param run distinguishes it from the task's other runs; empty if it never ran
 * @param settings SHA-256 of its settings
 * @param values those settings
 * @param until when it ends; the far future if never
 * @param message why it fails, or failed; empty if it does not
 */
record TaskRun(
        String task,
        State state,
        String run,
        String settings,
        Map<String, String> values,
        Instant begun,
        Instant until,
        String message) {
    enum State {
        NONE,
        RUNNING,
        DONE,
        FAILED,
        /** It has failed, and the server has acknowledged that. */
        REPORTED
    }

    TaskRun {
        values = Map.copyOf(values);
        // runs stored by an older version have none
        run = Objects.requireNonNullElse(run, "");
    }

    static TaskRun none(NodeTaskName task) {
        return new TaskRun(task.wireName(), State.NONE, "", "", Map.of(), Instant.EPOCH, Instant.EPOCH, "");
    }

    TaskRun done() {
        return new TaskRun(task, State.DONE, run, settings, Map.of(), begun, until, "");
    }

    TaskRun failed(String reason) {
        return new TaskRun(task, State.FAILED, run, settings, Map.of(), begun, until, reason);
    }

    TaskRun reported() {
        return new TaskRun(task, State.REPORTED, run, settings, Map.of(), begun, until, message);
    }

    /** The id of the task's next run. */
    String nextRun() {
        var number = run.isEmpty() ? 0 : UUID.fromString(run).getLeastSignificantBits();
        return new UUID(0, number + 1).toString();
    }
}
