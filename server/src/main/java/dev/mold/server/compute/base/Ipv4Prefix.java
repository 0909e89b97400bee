package dev.mold.server.compute.base;

import dev.mold.api.error.ApiException;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param base the first address, as a number
 * @param prefix number of leading bits that all addresses share
 */
public record Ipv4Prefix(long base, int prefix) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /** Parses {@code 127.64.0.0/16}; a bare address is a block of one. @throws ApiException INVALID_PARAMETER */
    public static Ipv4Prefix parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw ApiException.invalid("Not an IPv4 address or CIDR: " + text);
        }
        var prefix = form.group(5) == null ? 32 : Integer.parseInt(form.group(5));
        var number = 0L;
        for (var octet = 1; octet <= 4; octet++) {
            var value = Integer.parseInt(form.group(octet));
            if (value > 255 || prefix > 32) {
                throw ApiException.invalid("Not an IPv4 address or CIDR: " + text);
            }
            number = number << 8 | value;
        }
        return new Ipv4Prefix(number & mask(prefix), prefix);
    }

    /** Whether the block contains an IPv4 address given in dotted form. */
    public boolean contains(String address) {
        return (parse(address).base() & mask(prefix)) == base;
    }

    /** The n-th address from the start, or from the end if negative, in dotted form. */
    public String address(long n) {
        var size = 1L << (32 - prefix);
        return dotted(base + (n >= 0 ? n : size + n));
    }

    /** The netmask, such as {@code 255.255.0.0}. */
    public String netmask() {
        return dotted(mask(prefix));
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
    }

    private static String dotted(long number) {
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
