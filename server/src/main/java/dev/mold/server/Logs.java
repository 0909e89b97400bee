package dev.mold.server;

import java.util.logging.Level;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Leads what libraries log by java.util.logging into our log. */
final class Logs {
    private Logs() {}

    static void quiet() {
        if (SLF4JBridgeHandler.isInstalled()) {
            return;
        }
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
