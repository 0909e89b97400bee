package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import dev.mold.server.platform.Ipv4;
import java.util.Optional;

/**
 * The guest addresses of a network.
 *
 * @param gateway the router's address
 * @param firstIp first address to allocate automatically; empty for the block's first
 * @param lastIp last address to allocate automatically; empty for the block's last
 */
record GuestBlock(Cidr cidr, String gateway, Optional<String> firstIp, Optional<String> lastIp) {
    /** The size limits: room for a router and a machine, and at most the largest private network. */
    private static final int WIDEST = 8;

    private static final int NARROWEST = 30;

    /** @throws ApiException INVALID_PARAMETER if the parts do not fit together */
    GuestBlock {
        if (cidr.prefix() < WIDEST || NARROWEST < cidr.prefix()) {
            throw ApiException.invalid("Invalid size of network " + cidr + ": it must be from /" + WIDEST + " to /"
                    + NARROWEST);
        }
        var router = Ipv4.parse(gateway, "gateway");
        if (!inside(cidr, router)) {
            throw badGateway();
        }
        var first = firstIp.map(ip -> Ipv4.parse(ip, "start address")).orElse(cidr.first() + 1);
        var last = lastIp.map(ip -> Ipv4.parse(ip, "end address")).orElse(cidr.last() - 1);
        if (!inside(cidr, first) || !inside(cidr, last) || last < first) {
            throw ApiException.invalid("The addresses from " + Ipv4.format(first) + " to " + Ipv4.format(last)
                    + " are not part of network " + cidr);
        }
    }

    /** The whole block, with its first address for the router. */
    static GuestBlock of(Cidr cidr) {
        return new GuestBlock(cidr, Ipv4.format(cidr.first() + 1), Optional.empty(), Optional.empty());
    }

    /**
     * The block that contains the router's address. @throws ApiException INVALID_PARAMETER if the parts do not fit
     * together
     */
    static GuestBlock of(String gateway, String netmask, Optional<String> firstIp, Optional<String> lastIp) {
        var cidr = Cidr.around(Ipv4.parse(gateway, "gateway"), Ipv4.parse(netmask, "netmask"))
                .orElseThrow(GuestBlock::badGateway);
        return new GuestBlock(cidr, gateway, firstIp, lastIp);
    }

    private static boolean inside(Cidr cidr, long address) {
        return cidr.first() < address && address < cidr.last();
    }

    /** Clients know this text; they also get it for a netmask that is not contiguous. */
    private static ApiException badGateway() {
        return ApiException.invalid("Invalid gateway IP provided. Either the IP is broadcast or network IP.");
    }
}
