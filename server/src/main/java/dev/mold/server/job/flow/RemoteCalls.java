package dev.mold.server.job.flow;

import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Runs the calls of steps that may take seconds, so that no thread that works on operations waits for a node. Bounded,
 * for all operations together; {@link LocalState} bounds them for each.
 */
final class RemoteCalls implements AutoCloseable {
    private static final long IDLE_SECONDS = 20;

    private final ThreadPoolExecutor threads;
    private final Clock clock;

    RemoteCalls(int maxThreads, Clock clock) {
        this.clock = clock;
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                maxThreads, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "remote-call-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * @param work what to call
     * @param whenEnded run afterwards, on the same thread
     */
    RemoteCall start(Supplier<Answer> work, Runnable whenEnded) {
        var call = new RemoteCall();
        var context = MDC.getCopyOfContextMap();
        try {
            threads.execute(() -> {
                if (context != null) {
                    MDC.setContextMap(context);
                }
                try {
                    run(call, work);
                    whenEnded.run();
                } finally {
                    MDC.clear();
                }
            });
        } catch (RejectedExecutionException e) {
            // the server stops; whoever comes next makes the call anew
            call.fail(e);
        }
        return call;
    }

    private void run(RemoteCall call, Supplier<Answer> work) {
        call.begin(clock.instant());
        try {
            call.complete(work.get());
        } catch (RuntimeException | Error e) {
            call.fail(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
