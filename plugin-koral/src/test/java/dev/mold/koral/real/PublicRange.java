package dev.mold.koral.real;

import dev.mold.host.FreeRange;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Public addresses for the suite's networks, few enough to be exhausted.
 *
 * @param cidr such as {@code 198.18.160.0/28}; 198.18.0.0/15 is not routed on the Internet, but other clouds on this
 *     host may use parts of it
 */
record PublicRange(String cidr) {
    /** A range to which the host has no route yet. */
    static PublicRange free() {
        try {
            return new PublicRange(FreeRange.find(28));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The host's own address in a range. */
    String host() {
        return Ipv4Prefix.parse(cidr).address(1);
    }
}
