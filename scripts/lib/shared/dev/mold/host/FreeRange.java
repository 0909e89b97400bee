package dev.mold.host;

import java.io.IOException;
import java.security.SecureRandom;

/**
 * Finds public addresses for a cloud on this host in 198.18.0.0/15, which is not routed on the Internet; other clouds
 * on the host may use parts of it.
 */
public final class FreeRange {
    private static final int FIRST = 101;
    private static final int COUNT = 150;

    private FreeRange() {}

    /**
     * A range to which this host has no route yet, as a CIDR.
     *
     * @param prefix length of the prefix, 24 or more
     * @throws IOException if there is none
     */
    public static String find(int prefix) throws IOException, InterruptedException {
        var routes = HostProgram.output("ip", "-4", "route", "show", "table", "all");
        // at random, so that two processes that start at the same time do not choose the same
        var start = new SecureRandom().nextInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            var network = "198.18." + (FIRST + (start + i) % COUNT) + ".";
            if (!routes.contains(network)) {
                return network + "0/" + prefix;
            }
        }
        throw new IOException("This host has routes to all of 198.18." + FIRST + ".0/24 and the ranges after it");
    }
}
