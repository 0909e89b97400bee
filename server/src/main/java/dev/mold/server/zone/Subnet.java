package dev.mold.server.zone;

import dev.mold.api.error.ApiException;
import dev.mold.server.platform.Ipv4;

/**
 * The network of a gateway.
 *
 * @param network its first address as a number
 * @param broadcast its last address as a number
 */
record Subnet(long network, long broadcast, long gateway, int prefix) {
    /** @throws ApiException INVALID_PARAMETER if either is malformed, or the gateway is not a host address */
    static Subnet of(String gateway, String netmask) {
        var router = Ipv4.parse(gateway, "gateway");
        var prefix = Ipv4.prefix(Ipv4.parse(netmask, "netmask"))
                .orElseThrow(() -> ApiException.invalid("Invalid netmask " + netmask));
        var hosts = (1L << 32 - prefix) - 1;
        var network = router & ~hosts;
        if (prefix < 8 || prefix > 30 || router == network || router == (network | hosts)) {
            throw ApiException.invalid("Gateway " + gateway + " and netmask " + netmask + " do not fit together");
        }
        return new Subnet(network, network | hosts, router, prefix);
    }

    /** @throws ApiException INVALID_PARAMETER unless the range is within the network and excludes the gateway */
    void checkRange(String first, String last) {
        var from = Ipv4.parse(first, "start address");
        var to = Ipv4.parse(last, "end address");
        if (to < from) {
            throw ApiException.invalid("The end address " + last + " comes before the start address " + first);
        }
        if (from <= network || to >= broadcast) {
            throw ApiException.invalid("The range " + first + " to " + last + " does not lie within " + cidr());
        }
        if (from <= gateway && gateway <= to) {
            throw ApiException.invalid(
                    "The range " + first + " to " + last + " contains the gateway " + Ipv4.format(gateway));
        }
    }

    String cidr() {
        return Ipv4.format(network) + "/" + prefix;
    }
}
