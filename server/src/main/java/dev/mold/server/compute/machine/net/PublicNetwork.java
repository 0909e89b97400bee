package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.List;

/**
 * The public side of all networks.
 *
 * @param range its addresses; the first one after the network's own is the host's
 * @param resolvers DNS servers that routers ask; those of the host if empty
 */
public record PublicNetwork(Ipv4Prefix range, List<String> resolvers) {
    /** The range unless another one is asked for; 198.18.0.0/15 is nobody's on the internet. */
    public static final String USUAL_RANGE = "198.18.100.0/24";

    public PublicNetwork {
        resolvers = List.copyOf(resolvers);
    }

    /** The host's own address in the range. */
    public String gateway() {
        return range.address(1);
    }

    /** Such as {@code 198.18.100.0/24}. */
    public String cidr() {
        return Cidrs.text(range);
    }
}
