package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.List;

/**
 * The public side of all networks.
 *
 * @param range its addresses; the first one after the network address is the host's
 * @param resolvers DNS servers that routers query; those of the host if empty
 */
public record PublicNetwork(Ipv4Prefix range, List<String> resolvers) {
    /** The default range; 198.18.0.0/15 is not used on the internet. */
    public static final String USUAL_RANGE = "198.18.100.0/24";

    public PublicNetwork {
        resolvers = List.copyOf(resolvers);
    }

    /** The host's own address in the range. */
    public String gateway() {
        return range.address(1);
    }

    /** The range as CIDR, such as {@code 198.18.100.0/24}. */
    public String cidr() {
        return Cidrs.text(range);
    }
}
