package dev.mold.server.job.flow;

import java.time.Duration;

/**
 * How the engine keeps time.
 *
 * @param poll how often due work is looked for where nothing tells of it sooner
 * @param heartbeat how often a server says that it still works on what it took
 * @param missedHeartbeats after how many missed ones another server takes over, at least 4
 * @param threads how many operations one server works on at a time
 * @param callThreads how many calls to nodes and Kubernetes APIs one server makes at a time
 * @param stopWait how long a stopping server lets the steps that run come to an end
 */
public record EngineTimings(Duration poll, Duration heartbeat, int missedHeartbeats, int threads, int callThreads, Duration stopWait) {
    /** For how long an operation whose calls are under way on one server is left alone by the others. */
    Duration lease() {
        return heartbeat.multipliedBy(missedHeartbeats);
    }

    /** Take-over after six to nine seconds. */
    public static EngineTimings standard() {
        return new EngineTimings(Duration.ofMillis(200), Duration.ofMillis(1500), 4, 24, 256, Duration.ofSeconds(10));
    }
}
