package dev.mold.server.job.flow;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates the threads that work on operations: virtual ones where the JVM has them and lets them wait in monitors. */
final class WorkerThreads {
    private static final int MONITORS_RELEASE_CARRIERS = 24;
    private static final long CALL_IDLE_SECONDS = 20;

    private WorkerThreads() {}

    static ExecutorService pool(int count) {
        return Executors.newFixedThreadPool(
                count,
                Runtime.version().feature() >= MONITORS_RELEASE_CARRIERS ? virtualThreads() : platformThreads());
    }

    /** Threads for {@link RemoteCalls}: they mostly wait, and go when there is nothing to do. */
    static ExecutorService forCalls(int count) {
        var number = new AtomicInteger();
        var pool = new ThreadPoolExecutor(
                count, count, CALL_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "remote-call-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory platformThreads() {
        var number = new AtomicInteger();
        return work -> new Thread(work, "operation-" + number.incrementAndGet());
    }

    /** By reflection, for this is compiled for Java 17. */
    private static ThreadFactory virtualThreads() {
        try {
            var builder = Thread.class.getMethod("ofVirtual").invoke(null);
            var type = Class.forName("java.lang.Thread$Builder");
            var named = type.getMethod("name", String.class, long.class).invoke(builder, "operation-", 1L);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM is said to have virtual threads", e);
        }
    }
}
