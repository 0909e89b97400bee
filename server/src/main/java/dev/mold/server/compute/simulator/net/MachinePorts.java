package dev.mold.server.compute.simulator.net;

import java.net.InetSocketAddress;
import java.util.Optional;

/** The ports of machines behind which something answers. */
public interface MachinePorts {
    /** No machine answers. */
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

    /** Whether something answers there now. */
    boolean answers(Endpoint endpoint);

    /**
     * Lets one connection in.
     *
     * @return where it has to be relayed to; empty if it is refused
     */
    Optional<Entry> enter(Endpoint endpoint);

    /** @param address of the listener; empty for a connection that is held and never answered */
    record Entry(Optional<InetSocketAddress> address) {}
}
