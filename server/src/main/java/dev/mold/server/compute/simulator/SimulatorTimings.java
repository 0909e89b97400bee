package dev.mold.server.compute.simulator;

import dev.mold.server.compute.simulator.shell.TaskTimes;
import java.time.Duration;

/**
 * Durations in a simulated cloud.
 *
 * @param boot of a machine, until it answers
 * @param shutdown of a machine that is not forced
 * @param imageFetch of an image
 * @param tasks of the node script
 * @param nodeReady from joining, or from the boot of a node that has joined, until it is Ready
 */
public record SimulatorTimings(
        Duration boot, Duration shutdown, Duration imageFetch, TaskTimes tasks, Duration nodeReady) {
    /** Everything takes no time. */
    public static final SimulatorTimings NONE = new SimulatorTimings(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, TaskTimes.same(Duration.ZERO), Duration.ZERO);

    /** Short, but long enough to be observed. */
    public static SimulatorTimings defaults() {
        return new SimulatorTimings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                new TaskTimes(
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(300),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(300)),
                Duration.ofSeconds(1));
    }
}
