package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import java.util.regex.Pattern;

/** Sums with IPv4 addresses in dotted form. */
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
}
