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
 * Threads of the back end.
 *
 * @param downloads for images, two at once
 * @param removals for what destroyed machines leave
 * @param rounds for what is looked after every few seconds
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

    /** Runs something again and again; what it throws is logged and does not end it. */
    void every(Duration pause, Runnable work) {
        rounds.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("A round over the host's networks and machines failed", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Downloads break off and begin again with the next server; removals are let finish. */
    @Override
    public void close() {
        rounds.shutdown();
        downloads.shutdownNow();
        removals.shutdown();
        try {
            if (!removals.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Machines that were destroyed are still being removed; the next start goes on with it");
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
