package dev.mold.koral.setting;

import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param base its first address as a 32-bit number
 * @param prefix the prefix length, 0 to 32
 */
public record AddressBlock(long base, int prefix) {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern CIDR =
            Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "/(3[0-2]|[12]?\\d)");

    /** @throws IllegalArgumentException unless it is a CIDR without host bits */
    public static AddressBlock parse(String text) {
        var parts = CIDR.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no CIDR: " + text);
        }
        long base = 0;
        for (var octet = 1; octet <= 4; octet++) {
            base = base << 8 | Integer.parseInt(parts.group(octet));
        }
        var block = new AddressBlock(base, Integer.parseInt(parts.group(5)));
        if ((base & ~block.mask()) != 0) {
            throw new IllegalArgumentException("not the first address of the block: " + text);
        }
        return block;
    }

    /** Whether the two have an address in common. */
    public boolean overlaps(AddressBlock other) {
        var shared = prefix < other.prefix ? mask() : other.mask();
        return (base & shared) == (other.base & shared);
    }

    /** Whether the other block is within this one. */
    public boolean contains(AddressBlock other) {
        return prefix <= other.prefix && overlaps(other);
    }

    private long mask() {
        return 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
    }
}
