package dev.mold.server.zone;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates the views of hosts; further data is read once for all of them. */
class HostViews {
    static final String TYPE = "Routing";
    static final String UP = "Up";
    static final String DISCONNECTED = "Disconnected";

    private static final long MIB = 1L << 20;

    private final ZoneRepository zones;
    private final HostRooms rooms;
    private final Backends backends;

    HostViews(ZoneRepository zones, HostRooms rooms, Backends backends) {
        this.zones = zones;
        this.rooms = rooms;
        this.backends = backends;
    }

    List<HostView> of(List<HostEntity> hosts, boolean withCapacity) {
        var names = new Names(
                zones.names(ZoneEntity.class),
                zones.names(PodEntity.class),
                zones.names(HostClusterEntity.class));
        var room = withCapacity
                ? rooms.of(hosts).stream().collect(Collectors.toMap(HostRoom::id, Function.identity()))
                : Map.<UUID, HostRoom>of();
        return hosts.stream().map(host -> view(host, names, room.get(host.id))).toList();
    }

    private HostView view(HostEntity host, Names names, HostRoom room) {
        var shown = room == null ? Shown.NOTHING : Shown.of(room);
        return new HostView(
                host.id.toString(),
                host.name,
                backends.find(host.hypervisor).isPresent() ? UP : DISCONNECTED,
                TYPE,
                host.address,
                host.zoneId.toString(),
                names.zones().get(host.zoneId),
                host.podId.toString(),
                names.pods().get(host.podId),
                host.hypervisor,
                host.cpus,
                (long) host.cpuMhz,
                shown.cpuPercent(),
                shown.cpuMhz(),
                shown.cpuPercent(),
                shown.cpuPercent(),
                shown.totalMhz(),
                host.memoryMib * MIB,
                shown.totalBytes(),
                shown.memoryBytes(),
                shown.memoryPercent(),
                shown.memoryBytes(),
                "hvm",
                host.clusterId.toString(),
                names.clusters().get(host.clusterId),
                "CloudManaged",
                false,
                host.created,
                Allocation.show(host.enabled),
                false,
                host.arch,
                false);
    }

    private record Names(Map<UUID, String> zones, Map<UUID, String> pods, Map<UUID, String> clusters) {}

    private record Shown(
            String cpuPercent,
            Long cpuMhz,
            String totalMhz,
            String memoryPercent,
            Long memoryBytes,
            String totalBytes) {
        static final Shown NOTHING = new Shown(null, null, null, null, null, null);

        static Shown of(HostRoom room) {
            return new Shown(
                    Capacities.percent(room.usedMhz(), room.totalMhz()) + "%",
                    room.usedMhz(),
                    Long.toString(room.totalMhz()),
                    Capacities.percent(room.usedMib(), room.totalMib()) + "%",
                    room.usedMib() * MIB,
                    Long.toString(room.totalMib() * MIB));
        }
    }
}
