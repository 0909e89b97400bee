package dev.mold.server.zone;

import dev.mold.api.config.Settings;
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
        var cpuFactor = settings.value(ZoneSettings.CPU_FACTOR);
        var memoryFactor = settings.value(ZoneSettings.MEMORY_FACTOR);
        return hosts.stream()
                .map(host -> new HostRoom(
                        host.id,
                        host.name,
                        host.arch,
                        host.cpus,
                        host.cpuMhz,
                        (long) (cpuFactor * host.cpus * host.cpuMhz),
                        host.allocatedMhz,
                        (long) (memoryFactor * host.memoryMib),
                        host.allocatedMib))
                .toList();
    }
}
