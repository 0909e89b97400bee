package dev.mold.server.compute.simulator.net;

import java.net.InetSocketAddress;
import java.util.Optional;

/** The open ports of machines. */
public interface MachinePorts {
    /** No port is open. */
    MachinePorts SHUT = new MachinePorts() {
        @Override
        public boolean answers(Endpoint endpoint) {
            return false;
        }

        @Override
        public Optional<Entry> enter(Endpoint endpoint) {
            return Optional.empty();
        }
    };

    /** Whether the port is open now. */
    boolean answers(Endpoint endpoint);

    /**
     * Accepts one connection.
     *
     * @return where to relay it to; empty if it is refused
     */
    Optional<Entry> enter(Endpoint endpoint);

    /** @param address of the listener; empty to hold the connection without ever answering */
    record Entry(Optional<InetSocketAddress> address) {}
}
