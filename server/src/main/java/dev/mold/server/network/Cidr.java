package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import dev.mold.server.platform.Ipv4;
import java.util.Optional;

/**
 * A block of IPv4 addresses.
 *
 * @param base its first address as a number
 * @param prefix how many leading bits its addresses share, 0 to 32
 */
public record Cidr(long base, int prefix) {
    public Cidr {
        base &= Ipv4.mask(prefix);
    }

    /** @throws ApiException INVALID_PARAMETER unless it is an address, a slash and a number from 0 to 32 */
    public static Cidr parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !Ipv4.valid(text.substring(0, slash)) || !text.substring(slash + 1).matches("\\d{1,2}")) {
            throw malformed(text);
        }
        var prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix > 32) {
            throw malformed(text);
        }
        return new Cidr(Ipv4.parse(text.substring(0, slash), "CIDR"), prefix);
    }

    /** The block of an address and a netmask; empty if the netmask is not contiguous. */
    static Optional<Cidr> around(long address, long netmask) {
        var prefix = Ipv4.prefix(netmask);
        return prefix.isPresent() ? Optional.of(new Cidr(address, prefix.getAsInt())) : Optional.empty();
    }

    public long first() {
        return base;
    }

    public long last() {
        return base | ~Ipv4.mask(prefix) & 0xFFFF_FFFFL;
    }

    public String netmask() {
        return Ipv4.format(Ipv4.mask(prefix));
    }

    public boolean contains(long address) {
        return first() <= address && address <= last();
    }

    /** The intersection with another block: the narrower one if one contains the other, otherwise empty. */
    public Optional<Cidr> common(Cidr other) {
        var wide = prefix <= other.prefix ? this : other;
        var narrow = wide == this ? other : this;
        return wide.contains(narrow.base) ? Optional.of(narrow) : Optional.empty();
    }

    @Override
    public String toString() {
        return Ipv4.format(base) + "/" + prefix;
    }

    private static ApiException malformed(String text) {
        return ApiException.invalid("Source cidrs formatting error " + text);
    }
}
