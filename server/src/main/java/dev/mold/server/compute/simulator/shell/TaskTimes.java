package dev.mold.server.compute.simulator.shell;

import java.time.Duration;

/** Durations of the node script's tasks. */
public record TaskTimes(Duration prepare, Duration init, Duration share, Duration join, Duration leave) {
    /** The same duration for all tasks. */
    public static TaskTimes same(Duration time) {
        return new TaskTimes(time, time, time, time, time);
    }

    Duration of(NodeTaskName task) {
        switch (task) {
            case PREPARE:
                return prepare;
            case INIT:
                return init;
            case SHARE:
                return share;
            case JOIN:
                return join;
            default:
                return leave;
        }
    }
}
