package dev.mold.server.zone;

import dev.mold.api.error.ApiException;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.regex.Pattern;

/** Sums with IPv4 addresses in dotted form. */
final class Ipv4 {
    private static final Pattern DOTTED =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    /** Most addresses in one range. */
    private static final long MOST = 65_536;

    private Ipv4() {}

    static boolean valid(String address) {
        return address != null && DOTTED.matcher(address).matches();
    }

    /**
     * @param what what it is, for the message
     * @throws ApiException INVALID_PARAMETER unless it is an address in dotted form
     */
    static long parse(String address, String what) {
        if (!valid(address)) {
            throw ApiException.invalid("Invalid " + what + " " + address + ": an IPv4 address is needed");
        }
        long value = 0;
        for (var part : address.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    static String format(long value) {
        return "%d.%d.%d.%d".formatted(value >> 24 & 255, value >> 16 & 255, value >> 8 & 255, value & 255);
    }

    /** Length of the prefix that a netmask stands for. @throws ApiException INVALID_PARAMETER if it is no netmask */
    static int prefix(String netmask) {
        var mask = parse(netmask, "netmask");
        var ones = Long.bitCount(mask);
        if (mask != (0xFFFF_FFFFL << (32 - ones) & 0xFFFF_FFFFL)) {
            throw ApiException.invalid("Invalid netmask " + netmask);
        }
        return ones;
    }

    /**
     * Every address from the first to the last, worked out when it is asked for.
     *
     * @throws ApiException INVALID_PARAMETER for an empty or huge range
     */
    static List<String> range(String first, String last) {
        var from = parse(first, "start address");
        var to = parse(last, "end address");
        if (to < from || to - from >= MOST) {
            throw ApiException.invalid("The range " + first + " to " + last + " has no address or more than " + MOST);
        }
        return new Range(from, (int) (to - from + 1));
    }

    /** @throws ApiException INVALID_PARAMETER unless it is a network such as {@code 10.1.1.0/24}, of /8 to /30 */
    static void checkNetwork(String cidr) {
        var parts = cidr.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("8|9|[12]\\d|30") || !valid(parts[0])) {
            throw ApiException.invalid("Invalid guest CIDR " + cidr);
        }
        var hostBits = 32 - Integer.parseInt(parts[1]);
        if ((parse(parts[0], "guest CIDR") & (1L << hostBits) - 1) != 0) {
            throw ApiException.invalid("Invalid guest CIDR " + cidr + ": it is not the first address of the network");
        }
    }

    private static final class Range extends AbstractList<String> implements RandomAccess {
        private final long first;
        private final int size;

        Range(long first, int size) {
            this.first = first;
            this.size = size;
        }

        @Override
        public String get(int index) {
            return format(first + Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
