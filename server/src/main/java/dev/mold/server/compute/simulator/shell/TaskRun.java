package dev.mold.server.compute.simulator.shell;

import java.time.Instant;
import java.util.Map;

/**
 * A run of a task.
 *
 * @param settings SHA-256 of the settings file that it was begun with
 * @param values those settings
 * @param until when it ends; the far future if it never does
 * @param message why it fails, or failed; empty if nothing says that it does
 */
record TaskRun(
        String task,
        State state,
        String settings,
        Map<String, String> values,
        Instant begun,
        Instant until,
        String message) {
    enum State {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }

    TaskRun {
        values = Map.copyOf(values);
    }

    static TaskRun none(NodeTaskName task) {
        return new TaskRun(task.wireName(), State.NONE, "", Map.of(), Instant.EPOCH, Instant.EPOCH, "");
    }

    TaskRun done() {
        return new TaskRun(task, State.DONE, settings, Map.of(), begun, until, "");
    }

    TaskRun failed(String reason) {
        return new TaskRun(task, State.FAILED, settings, Map.of(), begun, until, reason);
    }
}
