package dev.mold.server.zone;

import dev.mold.api.config.Settings;
import dev.mold.server.zone.ZoneRepository.Used;
import java.util.List;
import java.util.UUID;

/** Reads the current free capacity of hosts. */
class HostRooms {
    private final ZoneRepository zones;
    private final Settings settings;

    HostRooms(ZoneRepository zones, Settings settings) {
        this.zones = zones;
        this.settings = settings;
    }

    /** The hosts of the zone on which machines may be placed. */
    List<HostRoom> usable(UUID zone) {
        return of(zones.usableHosts(zone));
    }

    List<HostRoom> of(List<HostEntity> hosts) {
        var used = zones.used(hosts.stream().map(host -> host.id).toList());
        var cpuFactor = settings.value(ZoneSettings.CPU_FACTOR);
        var memoryFactor = settings.value(ZoneSettings.MEMORY_FACTOR);
        return hosts.stream()
                .map(host -> {
                    var taken = used.getOrDefault(host.id, Used.NOTHING);
                    return new HostRoom(
                            host.id,
                            host.name,
                            host.arch,
                            host.cpus,
                            host.cpuMhz,
                            (long) (cpuFactor * host.cpus * host.cpuMhz),
                            taken.mhz(),
                            (long) (memoryFactor * host.memoryMib),
                            taken.mib());
                })
                .toList();
    }
}
