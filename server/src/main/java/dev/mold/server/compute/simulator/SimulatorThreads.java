package dev.mold.server.compute.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads shared by all machines.
 *
 * @param routes decides where to relay connections; never waits for a client
 * @param requests Kubernetes requests with their TLS handshakes
 * @param commands shell commands, which may wait for client input
 */
record SimulatorThreads(ExecutorService routes, ExecutorService requests, ExecutorService commands)
        implements AutoCloseable {
    private static final int ROUTES = 4;
    private static final int REQUESTS = 16;
    private static final int COMMANDS = 32;
    private static final long IDLE_SECONDS = 30;

    static SimulatorThreads start() {
        return new SimulatorThreads(
                pool("simulator-route-", ROUTES),
                pool("simulator-request-", REQUESTS),
                pool("simulator-shell-", COMMANDS));
    }

    private static ExecutorService pool(String name, int most) {
        var numbers = new AtomicInteger();
        ThreadFactory daemons = work -> {
            var thread = new Thread(work, name + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        var pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        routes.shutdownNow();
        requests.shutdownNow();
        commands.shutdownNow();
    }
}
