package dev.mold.server.job.flow;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Runs the calls of steps that may take seconds, so that no thread that works on operations waits for a node. Bounded,
 * for all operations together; {@link LocalState} bounds them for each.
 */
final class RemoteCalls {
    private final Executor threads;
    private final Clock clock;

    RemoteCalls(Executor threads, Clock clock) {
        this.threads = threads;
        this.clock = clock;
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
            // the server stops; whoever comes next makes the call again
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
}
