package dev.mold.server.compute.machine;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the back end.
 *
 * @param downloads for image downloads, two at once
 * @param removals for removing what destroyed machines leave
 * @param rounds for periodic checks
 */
record MachineThreads(ExecutorService downloads, ExecutorService removals, ScheduledExecutorService rounds)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineThreads.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(30);

    static MachineThreads start() {
        return new MachineThreads(
                Executors.newFixedThreadPool(2, named("machine-image-")),
                Executors.newFixedThreadPool(2, named("machine-removal-")),
                Executors.newSingleThreadScheduledExecutor(named("machine-round-")));
    }

    /** Runs the work periodically; exceptions are logged and do not end it. */
    void every(Duration pause, Runnable work) {
        rounds.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("A periodic check of the host's networks and machines failed", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Downloads are interrupted and restart at the next server start; removals may finish. */
    @Override
    public void close() {
        rounds.shutdown();
        downloads.shutdownNow();
        removals.shutdown();
        try {
            if (!removals.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Destroyed machines are still being removed; the next start continues");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String prefix) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
