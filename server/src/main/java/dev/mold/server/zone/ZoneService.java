package dev.mold.server.zone;

import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Zones for the other features and for plugins. */
public class ZoneService implements Zones {
    private final ZoneRepository zones;
    private final HostRooms rooms;
    private final Offerings offerings;
    private final Transactions transactions;

    ZoneService(ZoneRepository zones, HostRooms rooms, Offerings offerings, Transactions transactions) {
        this.zones = zones;
        this.rooms = rooms;
        this.offerings = offerings;
        this.transactions = transactions;
    }

    /** A zone that is not removed. */
    @Override
    public Optional<Zone> find(ZoneId id) {
        return details(id).map(ZoneDetails::zone);
    }

    /** The zones that exist and are not removed, with one query. */
    public Map<ZoneId, Zone> find(Collection<ZoneId> ids) {
        var keys = ids.stream().map(ZoneId::value).distinct().toList();
        return transactions.call(() -> zones.find(ZoneEntity.class, keys).stream()
                .filter(zone -> zone.removed == null)
                .map(row -> details(row).zone())
                .collect(Collectors.toMap(Zone::id, Function.identity())));
    }

    /** The zone with the data that networks need. */
    public Optional<ZoneDetails> details(ZoneId id) {
        return transactions.call(() -> zones.find(ZoneEntity.class, id.value())
                .filter(zone -> zone.removed == null)
                .map(ZoneService::details));
    }

    /**
     * The zone in which a caller wants to create something.
     *
     * @throws ApiException INVALID_PARAMETER if there is no such zone; PERMISSION_DENIED if it is disabled and the
     *     caller is not a root admin
     */
    public Zone usable(ZoneId id, boolean rootAdmin) {
        var zone = find(id).orElseThrow(() -> ApiException.invalid("Unable to find the zone " + id));
        if (!zone.enabled() && !rootAdmin) {
            throw ApiException.denied("Zone " + zone.name() + " is currently disabled");
        }
        return zone;
    }

    /** All zones that are not removed. */
    public List<Zone> all() {
        return transactions.call(() ->
                zones.zones().stream().map(ZoneService::details).map(ZoneDetails::zone).toList());
    }

    /**
     * Checks that the zone's hosts can run an image. A zone without hosts passes, since it may get suitable ones.
     *
     * @param arch CloudStack's name of the image's architecture
     * @param image the image's name, for the message
     * @throws ApiException INVALID_PARAMETER if all hosts of the zone are of other architectures
     */
    public void checkRuns(ZoneId zone, String arch, String image) {
        var present = transactions.call(() -> zones.architectures(zone.value()));
        if (!present.isEmpty() && !present.contains(arch)) {
            throw ApiException.invalid(image + " is for " + arch + ", but the hosts of zone " + zone + " are "
                    + String.join(" and ", present));
        }
    }

    @Override
    public boolean hasRoomFor(ZoneId zone, String arch, Map<ServiceOfferingId, Integer> wanted) {
        return transactions.call(() -> {
            var hosts = new ArrayList<>(rooms.usable(zone.value()));
            return wanted.entrySet().stream()
                    .allMatch(entry -> takeAll(hosts, demand(entry.getKey(), arch), entry.getValue()));
        });
    }

    private Demand demand(ServiceOfferingId id, String arch) {
        var offering = offerings
                .service(id)
                .orElseThrow(() -> ApiException.invalid("Unable to find the service offering " + id));
        return new Demand(arch, offering.cpus(), offering.cpuMhz(), offering.memoryMib());
    }

    private static boolean takeAll(List<HostRoom> hosts, Demand demand, int count) {
        for (int i = 0; i < count; i++) {
            var host = HostRoom.choose(hosts, demand);
            if (host.isEmpty()) {
                return false;
            }
            hosts.set(hosts.indexOf(host.get()), host.get().with(demand));
        }
        return true;
    }

    private static ZoneDetails details(ZoneEntity zone) {
        return new ZoneDetails(
                new Zone(
                        new ZoneId(zone.id),
                        zone.name,
                        zone.enabled,
                        Optional.ofNullable(zone.hypervisor).map(Set::of).orElse(Set.of())),
                zone.networkType,
                zone.guestCidr,
                Optional.ofNullable(zone.networkDomain),
                zone.dns1);
    }
}
