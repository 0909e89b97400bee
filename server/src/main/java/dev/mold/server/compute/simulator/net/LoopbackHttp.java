package dev.mold.server.compute.simulator.net;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Creates the JDK's HTTP servers on loopback. */
public final class LoopbackHttp {
    /** Avoids a 40 ms delay of each response by delayed acknowledgements; can only be set as a system property. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private LoopbackHttp() {}

    /** @param port 0 for a free one */
    public static HttpServer plain(int port) throws IOException {
        prepare();
        return HttpServer.create(address(port), 0);
    }

    /** On a free port. */
    public static HttpsServer secure() throws IOException {
        prepare();
        return HttpsServer.create(address(0), 0);
    }

    private static void prepare() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
