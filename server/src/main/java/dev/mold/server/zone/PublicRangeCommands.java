package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.compute.PublicRange;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Ipv4;
import java.time.Clock;
import java.util.HashSet;
import org.springframework.beans.factory.ObjectProvider;

/** Lists, creates and removes ranges of public addresses. */
class PublicRangeCommands implements CommandSet {
    private final ZoneRepository zones;
    private final Backends backends;
    private final ObjectProvider<PublicAddressUse> uses;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    PublicRangeCommands(
            ZoneRepository zones,
            Backends backends,
            ObjectProvider<PublicAddressUse> uses,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.zones = zones;
        this.backends = backends;
        this.uses = uses;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListVlanIpRanges.class, (command, call) -> list(command));
        registrar.sync(CreateVlanIpRange.class, (command, call) -> create(command));
        registrar.sync(DeleteVlanIpRange.class, (command, call) -> delete(command));
    }

    private ListAnswer<VlanIpRangeView> list(ListVlanIpRanges command) {
        return transactions.call(() -> {
            var query = zones.list(PublicRangeEntity.class)
                    .equal("id", Ids.value(command.id()))
                    .equal("zoneId", Ids.value(command.zoneid()))
                    .equal("vlan", command.vlan())
                    .contains(command.paging().keyword(), "vlan", "startIp", "endIp");
            if (Boolean.FALSE.equals(command.forvirtualnetwork())) {
                query.where("1 = 0");
            }
            return query.page(
                    command.paging(),
                    rows -> rows.stream().map(PublicRangeCommands::view).toList());
        });
    }

    private VlanIpRangeView create(CreateVlanIpRange command) {
        if (Boolean.FALSE.equals(command.forvirtualnetwork())) {
            throw ApiException.invalid("Only public addresses are offered; forvirtualnetwork must be true");
        }
        var zoneId = required(command.zoneid(), "zoneid");
        var range = new PublicRange(
                required(command.startip(), "startip"),
                command.endip() == null ? command.startip() : command.endip(),
                required(command.gateway(), "gateway"),
                required(command.netmask(), "netmask"),
                command.vlan() == null ? "untagged" : command.vlan());
        if (!range.vlan().matches("(vlan://)?(untagged|[1-9]\\d{0,3})")) {
            throw ApiException.invalid("Invalid VLAN " + range.vlan());
        }
        Subnet.of(range.gateway(), range.netmask()).checkRange(range.start(), range.end());
        AddressRange.of(range.start(), range.end());
        var servable = backends.of(zoneId).publicRange();
        if (!within(range, servable.start(), servable.end())) {
            throw ApiException.invalid("The zone's back end serves the addresses " + servable.start() + " to "
                    + servable.end() + " only");
        }
        return transactions.call(() -> {
            var zone = zones.lockZone(zoneId.value())
                    .orElseThrow(() -> ApiException.invalid("Unable to find the zone " + zoneId));
            zones.ranges().stream()
                    .filter(other -> overlap(range, other))
                    .findFirst()
                    .ifPresent(other -> {
                        throw ApiException.invalid("The range overlaps with " + other.startIp + " to " + other.endIp
                                + ", which exists already");
                    });
            var row = new PublicRangeEntity(ids.next(), zone.id, range, clock.instant());
            zones.save(row);
            return view(row);
        });
    }

    private Success delete(DeleteVlanIpRange command) {
        transactions.run(() -> {
            var row = zones.find(PublicRangeEntity.class, command.id().value())
                    .filter(range -> range.removed == null)
                    .orElseThrow(() -> ApiException.invalid("Unable to find the range " + command.id()));
            zones.lockZone(row.zoneId);
            var addresses = new HashSet<>(AddressRange.of(row.startIp, row.endIp));
            var zone = new ZoneId(row.zoneId);
            if (uses.stream().flatMap(use -> use.used(zone).stream()).anyMatch(addresses::contains)) {
                throw new ApiException(
                        Errors.RESOURCE_IN_USE,
                        "Addresses of the range " + row.startIp + " to " + row.endIp + " are in use");
            }
            row.removed = clock.instant();
        });
        return Success.done();
    }

    private static <T> T required(T value, String name) {
        if (value == null) {
            throw ApiException.invalid("The parameter " + name + " is needed for public addresses");
        }
        return value;
    }

    private static boolean within(PublicRange range, String first, String last) {
        return Ipv4.parse(first, "address") <= Ipv4.parse(range.start(), "start address")
                && Ipv4.parse(range.end(), "end address") <= Ipv4.parse(last, "address");
    }

    private static boolean overlap(PublicRange range, PublicRangeEntity other) {
        return Ipv4.parse(range.start(), "start address") <= Ipv4.parse(other.endIp, "address")
                && Ipv4.parse(other.startIp, "address") <= Ipv4.parse(range.end(), "end address");
    }

    private static VlanIpRangeView view(PublicRangeEntity row) {
        return new VlanIpRangeView(
                row.id.toString(),
                true,
                row.zoneId.toString(),
                row.vlan.startsWith("vlan://") ? row.vlan : "vlan://" + row.vlan,
                row.gateway,
                row.netmask,
                Subnet.of(row.gateway, row.netmask).cidr(),
                row.startIp,
                row.endIp,
                false);
    }
}
