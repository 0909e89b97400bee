package dev.mold.server.compute.simulator.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** One relayed connection. Used by the relay's thread only, except for its accessors. */
final class RelayLink {
    private final PublicPort port;
    private final SocketChannel client;
    private final Consumer<RelayLink> whenClosed;
    private volatile Endpoint endpoint;
    private SocketChannel machine;

    RelayLink(PublicPort port, SocketChannel client, Consumer<RelayLink> whenClosed) {
        this.port = port;
        this.client = client;
        this.whenClosed = whenClosed;
    }

    PublicPort port() {
        return port;
    }

    /** The target; null until it is known. */
    Endpoint endpoint() {
        return endpoint;
    }

    void connect(Selector selector, TcpRelay.Way way) throws IOException {
        endpoint = way.endpoint();
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (way.address().isEmpty()) {
            new Side(client).register(selector, SelectionKey.OP_READ);
            return;
        }
        machine = SocketChannel.open();
        machine.configureBlocking(false);
        machine.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var front = new Side(client);
        var back = new Side(machine);
        front.other = back;
        back.other = front;
        var connected = machine.connect(way.address().get());
        back.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
        front.register(selector, connected ? SelectionKey.OP_READ : 0);
    }

    void close() {
        TcpRelay.closeQuietly(client);
        TcpRelay.closeQuietly(machine);
        whenClosed.accept(this);
    }

    /** One of the two sides; without the other one it discards input and sends nothing. */
    final class Side {
        private final SocketChannel channel;
        private SelectionKey key;
        private Side other;
        private ByteBuffer backlog;
        private boolean ended;

        Side(SocketChannel channel) {
            this.channel = channel;
        }

        RelayLink link() {
            return RelayLink.this;
        }

        private void register(Selector selector, int interest) throws IOException {
            key = channel.register(selector, interest, this);
        }

        void serve(ByteBuffer buffer) throws IOException {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                other.want(SelectionKey.OP_READ);
                return;
            }
            if (key.isWritable()) {
                flush();
            }
            if (key.isValid() && key.isReadable()) {
                read(buffer);
            }
        }

        private void read(ByteBuffer buffer) throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                ended = true;
                unwant(SelectionKey.OP_READ);
                if (other == null) {
                    close();
                } else if (other.backlog == null) {
                    other.finish();
                }
            } else if (other != null) {
                buffer.flip();
                other.write(buffer);
            }
        }

        private void write(ByteBuffer content) throws IOException {
            channel.write(content);
            if (content.hasRemaining()) {
                backlog = ByteBuffer.allocate(content.remaining()).put(content).flip();
                want(SelectionKey.OP_WRITE);
                other.unwant(SelectionKey.OP_READ);
            }
        }

        private void flush() throws IOException {
            channel.write(backlog);
            if (!backlog.hasRemaining()) {
                backlog = null;
                unwant(SelectionKey.OP_WRITE);
                if (other.ended) {
                    finish();
                } else {
                    other.want(SelectionKey.OP_READ);
                }
            }
        }

        /** Forwards the end of the other side's output; closes the connection once no data is pending either. */
        private void finish() throws IOException {
            if (ended && other.backlog == null) {
                close();
            } else {
                channel.shutdownOutput();
            }
        }

        private void want(int operation) {
            key.interestOpsOr(operation);
        }

        private void unwant(int operation) {
            key.interestOpsAnd(~operation);
        }
    }
}
