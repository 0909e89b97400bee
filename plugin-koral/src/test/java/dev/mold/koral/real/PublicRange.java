package dev.mold.koral.real;

import dev.mold.server.compute.base.AddressRange;
import dev.mold.server.compute.machine.host.HostCommands;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Public addresses for the suite's networks, so few that they can be used up.
 *
 * @param cidr such as {@code 198.18.160.0/28}; nobody routes 198.18.0.0/15, but others on this host may have some of it
 */
record PublicRange(String cidr) {
    private static final int FIRST = 160;
    private static final int COUNT = 80;

    /** One that the host has no route to yet. */
    static PublicRange free() {
        var routes = new HostCommands(Duration.ofSeconds(20)).run("ip", "-4", "route", "show", "table", "all");
        var start = (int) (ProcessHandle.current().pid() % COUNT);
        return IntStream.range(0, COUNT)
                .mapToObj(n -> "198.18." + (FIRST + (start + n) % COUNT) + ".")
                .filter(prefix -> !routes.contains(prefix))
                .findFirst()
                .map(prefix -> new PublicRange(prefix + "0/28"))
                .orElseThrow(() -> new IllegalStateException("The host has routes to all that could be used"));
    }

    /** The host's own address in a range. */
    String host() {
        return AddressRange.parse(cidr).address(1);
    }
}
