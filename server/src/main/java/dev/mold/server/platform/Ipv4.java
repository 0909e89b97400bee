package dev.mold.server.platform;

import dev.mold.api.error.ApiException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Arithmetic on IPv4 addresses in dotted form. A number with a leading zero is refused: some programs read {@code 010}
 * as ten and some as eight, and the server must not understand another address than the router or the node.
 */
public final class Ipv4 {
    private static final Pattern DOTTED = Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"
            + "(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private Ipv4() {}

    public static boolean valid(String address) {
        return address != null && DOTTED.matcher(address).matches();
    }

    /**
     * @param what what the address is for, for the error
     * @return the address as a number of 32 bits
     * @throws ApiException INVALID_PARAMETER if it is no address in dotted form
     */
    public static long parse(String address, String what) {
        if (!valid(address)) {
            throw ApiException.invalid("Invalid " + what + " " + address + ": an IPv4 address is needed");
        }
        long value = 0;
        for (var part : address.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    public static String format(long value) {
        return (value >> 24 & 255) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }

    /** The netmask with so many ones, 0 to 32, as a number of 32 bits. */
    public static long mask(int prefix) {
        return 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
    }

    /** How many ones a netmask has; empty if there are gaps between them. @param netmask a number of 32 bits */
    public static OptionalInt prefix(long netmask) {
        var ones = Long.bitCount(netmask);
        return netmask == mask(ones) ? OptionalInt.of(ones) : OptionalInt.empty();
    }
}
