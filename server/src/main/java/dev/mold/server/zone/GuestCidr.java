package dev.mold.server.zone;

import dev.mold.api.error.ApiException;
import dev.mold.server.platform.Ipv4;
import dev.mold.server.platform.PrivateAddresses;

/** The default CIDR of a zone's guest networks. */
final class GuestCidr {
    private GuestCidr() {}

    /** @throws ApiException INVALID_PARAMETER unless it is a network such as {@code 10.1.1.0/24}, of /8 to /30 */
    static void check(String cidr) {
        var parts = cidr.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("8|9|[12]\\d|30") || !Ipv4.valid(parts[0])) {
            throw ApiException.invalid("Invalid guest CIDR " + cidr);
        }
        var base = Ipv4.parse(parts[0], "guest CIDR");
        var prefix = Integer.parseInt(parts[1]);
        if ((base & ~Ipv4.mask(prefix)) != 0) {
            throw ApiException.invalid("Invalid guest CIDR " + cidr + ": it is not the first address of the network");
        }
        if (!PrivateAddresses.contain(base, prefix)) {
            throw ApiException.invalid("Invalid guest CIDR " + cidr + ": it is not RFC 1918 or 6598 compliant");
        }
    }
}
