package dev.mold.server.zone;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code host_placement}: the host allocated to a machine. */
@Entity
@Table(name = "host_placement")
class PlacementEntity {
    @Id
    UUID machineId;

    UUID hostId;
    UUID zoneId;
    long cpuMhz;
    long memoryMib;

    protected PlacementEntity() {}

    PlacementEntity(UUID machineId, UUID zoneId, UUID hostId, Demand demand) {
        this.machineId = machineId;
        this.zoneId = zoneId;
        this.hostId = hostId;
        this.cpuMhz = demand.totalMhz();
        this.memoryMib = demand.memoryMib();
    }
}
