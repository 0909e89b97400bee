package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** The public addresses of a zone. */
public class PublicRanges {
    private final ZoneRepository zones;
    private final Transactions transactions;

    /**
     * One range.
     *
     * @param addresses each of its addresses in dotted form, in order; a computed list that uses no memory
     */
    public record Range(String vlan, String gateway, String netmask, List<String> addresses) {}

    PublicRanges(ZoneRepository zones, Transactions transactions) {
        this.zones = zones;
        this.transactions = transactions;
    }

    /** Every public address of the zone in dotted form, in order of allocation. */
    public List<String> addresses(ZoneId zone) {
        var ranges = ranges(zone);
        return ranges.size() == 1
                ? ranges.get(0).addresses()
                : ranges.stream().flatMap(range -> range.addresses().stream()).toList();
    }

    /** The zone's ranges, oldest first. */
    public List<Range> ranges(ZoneId zone) {
        return transactions.call(() -> zones.ranges(zone.value()).stream()
                .map(range ->
                        new Range(range.vlan, range.gateway, range.netmask, AddressRange.of(range.startIp, range.endIp)))
                .toList());
    }
}
