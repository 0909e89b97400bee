package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.NetworkNames.GUEST;
import static dev.mold.server.compute.machine.net.NetworkNames.PUBLIC;

import dev.mold.api.error.ApiException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bandwidth limits of a router: a token bucket each for traffic to guests and to the outside. If the kernel has
 * none, networks are unlimited; this is logged once.
 */
final class Bandwidth {
    private static final Logger LOG = LoggerFactory.getLogger(Bandwidth.class);
    private static final String KERNEL_LACKS_IT = "qdisc kind is unknown";
    private static final long BYTES_PER_MS_OF_MBIT = 125;
    /** Longest burst at full speed; also the minimum for the largest packet batch of a connection. */
    private static final long BURST_MS = 10;

    private static final long MIN_BURST = 128 << 10;

    private final NetTools tools;
    private final AtomicBoolean lacking = new AtomicBoolean();

    Bandwidth(NetTools tools) {
        this.tools = tools;
    }

    /** @param mbit limit of each direction in Mb/s; 0 for none */
    void limit(Namespace router, int mbit) {
        try {
            tools.tc(router, lines(mbit));
        } catch (ApiException e) {
            if (mbit == 0 || !e.getMessage().contains(KERNEL_LACKS_IT)) {
                throw e;
            }
            if (lacking.compareAndSet(false, true)) {
                LOG.warn("Networks have no bandwidth limit because the kernel has no token buckets (sch_tbf)");
            }
        }
    }

    static List<String> lines(int mbit) {
        var discipline = mbit == 0 ? "noqueue" : "tbf rate " + mbit + "mbit burst " + burst(mbit) + " latency 50ms";
        return Stream.of(GUEST, PUBLIC)
                .map(device -> "qdisc replace dev " + device + " root " + discipline)
                .toList();
    }

    /** Size of the bucket in bytes. */
    private static long burst(int mbit) {
        return Math.max(MIN_BURST, mbit * BYTES_PER_MS_OF_MBIT * BURST_MS);
    }
}
