package dev.mold.server.compute.simulator.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays TCP connections between public ports and machines' listeners, all in one thread. The target is determined anew
 * for each connection, on another thread, because that may take a while.
 */
final class TcpRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpRelay.class);
    private static final int BUFFER_BYTES = 32 * 1024;

    /** Determines the target of a connection; called on a thread that may block for a while. */
    interface Route {
        /** @return empty to close the connection */
        Optional<Way> choose(PublicPort port, InetSocketAddress client);
    }

    /** @param address where to relay to; empty to hold the connection without ever answering */
    record Way(Endpoint endpoint, Optional<InetSocketAddress> address) {}

    private final Route route;
    private final Executor workers;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<PublicPort, ServerSocketChannel> listeners = new ConcurrentHashMap<>();
    private final Set<RelayLink> links = ConcurrentHashMap.newKeySet();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private volatile boolean closed;

    TcpRelay(Route route, Executor workers) {
        this.route = route;
        this.workers = workers;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to open a selector", e);
        }
        thread = new Thread(this::run, "simulator-relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a public port. @throws IOException if another program uses it, or the address is not local */
    void listen(PublicPort port) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.bind(port.socketAddress());
            channel.configureBlocking(false);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        listeners.put(port, channel);
        onThread(() -> {
            try {
                channel.register(selector, SelectionKey.OP_ACCEPT, port);
            } catch (IOException e) {
                LOG.warn("Public port {} is not served", port, e);
            }
        });
    }

    boolean listening(PublicPort port) {
        return listeners.containsKey(port);
    }

    /** Closes a public port and every connection through it. */
    void unlisten(PublicPort port) {
        onThread(() -> {
            closeQuietly(listeners.remove(port));
            dropNow((through, endpoint) -> through.equals(port));
            flushCancelled();
        });
    }

    /** Closes the connections whose public port and endpoint match the predicate. */
    void drop(BiPredicate<PublicPort, Endpoint> which) {
        onThread(() -> dropNow(which));
    }

    /** Number of open connections to an endpoint. */
    long connectionsTo(Endpoint endpoint) {
        return links.stream().filter(link -> endpoint.equals(link.endpoint())).count();
    }

    @Override
    public void close() {
        onThread(() -> {
            closed = true;
            listeners.values().forEach(TcpRelay::closeQuietly);
            listeners.clear();
            dropNow((port, endpoint) -> true);
            flushCancelled();
        });
    }

    private void onThread(Runnable task) {
        if (closed) {
            return;
        }
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        var done = new CompletableFuture<Void>();
        tasks.add(() -> {
            task.run();
            done.complete(null);
        });
        selector.wakeup();
        if (closed) {
            done.complete(null);
        }
        done.join();
    }

    private void run() {
        while (!closed) {
            try {
                selector.select();
                runTasks();
                if (!closed) {
                    selector.selectedKeys().forEach(this::serve);
                    selector.selectedKeys().clear();
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("Relay continues after a failure", e);
            }
        }
        runTasks();
        closeQuietly(selector);
    }

    private void runTasks() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel(), (PublicPort) key.attachment());
            } else {
                ((RelayLink.Side) key.attachment()).serve(buffer);
            }
        } catch (CancelledKeyException e) {
            LOG.trace("A connection was dropped while it was ready", e);
        } catch (IOException e) {
            LOG.debug("A relayed connection broke", e);
            abandon(key);
        } catch (RuntimeException e) {
            LOG.warn("A relayed connection is abandoned", e);
            abandon(key);
        }
    }

    private static void abandon(SelectionKey key) {
        if (key.attachment() instanceof RelayLink.Side side) {
            side.link().close();
        }
    }

    private void accept(ServerSocketChannel listener, PublicPort port) throws IOException {
        for (var client = listener.accept(); client != null; client = listener.accept()) {
            var from = (InetSocketAddress) client.getRemoteAddress();
            var link = new RelayLink(port, client, links::remove);
            links.add(link);
            workers.execute(() -> {
                var way = choose(port, from);
                tasks.add(() -> follow(link, way));
                selector.wakeup();
            });
        }
    }

    private Optional<Way> choose(PublicPort port, InetSocketAddress from) {
        try {
            return route.choose(port, from);
        } catch (RuntimeException e) {
            LOG.warn("Connection to {} is refused", port, e);
            return Optional.empty();
        }
    }

    private void follow(RelayLink link, Optional<Way> way) {
        if (closed || way.isEmpty()) {
            link.close();
            return;
        }
        try {
            link.connect(selector, way.get());
        } catch (IOException e) {
            LOG.debug("Unable to reach {}", way.get(), e);
            link.close();
        }
    }

    private void dropNow(BiPredicate<PublicPort, Endpoint> which) {
        links.stream()
                .filter(link -> which.test(link.port(), link.endpoint()))
                .forEach(RelayLink::close);
    }

    /** A closed channel keeps its port until the selector has processed its cancelled key. */
    private void flushCancelled() {
        try {
            selector.selectNow();
        } catch (IOException e) {
            throw new UncheckedIOException("Selector failed", e);
        }
    }

    static void closeQuietly(AutoCloseable what) {
        if (what == null) {
            return;
        }
        try {
            what.close();
        } catch (Exception e) {
            LOG.debug("Unable to close {}", what, e);
        }
    }
}
