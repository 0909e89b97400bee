package dev.mold.server;

import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** A server that serves. */
public final class RunningServer implements AutoCloseable {
    private final AnnotationConfigServletWebServerApplicationContext context;

    RunningServer(AnnotationConfigServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** The TCP port on which it listens. */
    public int port() {
        return context.getWebServer().getPort();
    }

    /** Its parts; for tests. */
    public ApplicationContext context() {
        return context;
    }

    /** Lets requests that are under way end, then stops. */
    @Override
    public void close() {
        context.close();
    }
}
