package dev.mold.server.zone;

import dev.mold.api.id.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/** Sums up the capacity of zones, pods and clusters. */
class Capacities {
    static final int MEMORY = 0;
    static final int CPU = 1;
    static final int PUBLIC_ADDRESS = 4;

    private static final long MIB = 1L << 20;

    private final ZoneRepository zones;
    private final HostRooms rooms;
    private final ObjectProvider<PublicAddressUse> addressUses;

    Capacities(ZoneRepository zones, HostRooms rooms, ObjectProvider<PublicAddressUse> addressUses) {
        this.zones = zones;
        this.rooms = rooms;
        this.addressUses = addressUses;
    }

    /** Memory, CPU and public addresses. */
    List<CapacityView> of(ZoneEntity zone) {
        var place = new Place(zone.id, zone.name, null, null, null, null);
        var answer = new ArrayList<>(hosts(place, zones.hosts("zoneId", zone.id)));
        var total = zones.ranges(zone.id).stream()
                .mapToLong(range -> AddressRange.of(range.startIp, range.endIp).size())
                .sum();
        var used = addressUses.stream()
                .mapToLong(use -> use.used(new ZoneId(zone.id)).size())
                .sum();
        answer.add(view(place, PUBLIC_ADDRESS, "VIRTUAL_NETWORK_PUBLIC_IP", used, total));
        return answer;
    }

    /** Memory and CPU. */
    List<CapacityView> of(PodEntity pod) {
        return hosts(
                new Place(pod.zoneId, name(ZoneEntity.class, pod.zoneId), pod.id, pod.name, null, null),
                zones.hosts("podId", pod.id));
    }

    /** Memory and CPU. */
    List<CapacityView> of(HostClusterEntity cluster) {
        return hosts(
                new Place(
                        cluster.zoneId,
                        name(ZoneEntity.class, cluster.zoneId),
                        cluster.podId,
                        name(PodEntity.class, cluster.podId),
                        cluster.id,
                        cluster.name),
                zones.hosts("clusterId", cluster.id));
    }

    /** Such as {@code 12.5}, without the sign. */
    static String percent(long used, long total) {
        return total == 0 ? "0" : String.format(Locale.ROOT, "%.2f", 100.0 * used / total);
    }

    private List<CapacityView> hosts(Place place, List<HostEntity> hosts) {
        var all = rooms.of(hosts);
        return List.of(
                view(
                        place,
                        MEMORY,
                        "MEMORY",
                        all.stream().mapToLong(HostRoom::usedMib).sum() * MIB,
                        all.stream().mapToLong(HostRoom::totalMib).sum() * MIB),
                view(
                        place,
                        CPU,
                        "CPU",
                        all.stream().mapToLong(HostRoom::usedMhz).sum(),
                        all.stream().mapToLong(HostRoom::totalMhz).sum()));
    }

    private String name(Class<?> type, UUID id) {
        return zones.names(type).get(id);
    }

    private static CapacityView view(Place place, int type, String name, long used, long total) {
        return new CapacityView(
                type,
                name,
                text(place.zone()),
                place.zoneName(),
                text(place.pod()),
                place.podName(),
                text(place.cluster()),
                place.clusterName(),
                used,
                used,
                total,
                percent(used, total));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private record Place(
            UUID zone, String zoneName, UUID pod, String podName, UUID cluster, String clusterName) {}
}
