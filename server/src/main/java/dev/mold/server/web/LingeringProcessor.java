package dev.mold.server.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Reads on for a moment before it closes the connection of a request that was refused before it had been read. Closing
 * at once would reset the connection, and a client that is still sending would never see the answer.
 */
final class LingeringProcessor extends Http11Processor {
    private static final Duration MAX_LENGTH = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final int BUFFER = 16 << 10;

    LingeringProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        var state = super.service(socket);
        if (state == SocketState.CLOSED && getErrorState() == ErrorState.CLOSE_CLEAN) {
            linger(socket);
        }
        return state;
    }

    /** Until the client closes its side, which it does when it sees that ours is closed, or takes too long. */
    private static void linger(SocketWrapperBase<?> socket) {
        var until = System.nanoTime() + MAX_LENGTH.toNanos();
        var ignored = ByteBuffer.allocate(BUFFER);
        try {
            if (socket.getSocket() instanceof NioChannel channel) {
                channel.getIOChannel().shutdownOutput();
            }
            socket.setReadTimeout(SILENCE.toMillis());
            while (socket.read(true, ignored) >= 0 && System.nanoTime() < until) {
                ignored.clear();
            }
        } catch (IOException e) {
            // the client has gone or says nothing more: either way the connection can be closed
            return;
        }
    }
}
