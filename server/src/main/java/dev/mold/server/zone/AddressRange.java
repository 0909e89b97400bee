package dev.mold.server.zone;

import dev.mold.api.error.ApiException;
import dev.mold.server.platform.Ipv4;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Every address from the first to the last, computed on access. */
final class AddressRange extends AbstractList<String> implements RandomAccess {
    /** Maximum number of addresses in one range. */
    private static final long MAX_ADDRESSES = 65_536;

    private final long first;
    private final int size;

    private AddressRange(long first, int size) {
        this.first = first;
        this.size = size;
    }

    /** @throws ApiException INVALID_PARAMETER for an empty or huge range */
    static List<String> of(String first, String last) {
        var from = Ipv4.parse(first, "start address");
        var to = Ipv4.parse(last, "end address");
        if (to < from || to - from >= MAX_ADDRESSES) {
            throw ApiException
                    .invalid("The range " + first + " to " + last + " has no address or more than " + MAX_ADDRESSES);
        }
        return new AddressRange(from, (int) (to - from + 1));
    }

    @Override
    public String get(int index) {
        return Ipv4.format(first + Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
