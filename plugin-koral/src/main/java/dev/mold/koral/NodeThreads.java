package dev.mold.koral;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The thread pool for calls to nodes: bounded, shared by all operations; idle threads end. */
final class NodeThreads implements Executor, AutoCloseable {
    private static final int MAX_THREADS = 64;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;

    NodeThreads() {
        var count = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "koral-node-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
