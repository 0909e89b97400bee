package dev.mold.server.offering;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code service_offering}; sizes that the user chooses are null. */
@Entity
@Table(name = "service_offering")
class ServiceOfferingEntity extends OfferingEntity {
    boolean custom;
    Integer cpus;
    Integer cpuMhz;
    Integer memoryMib;
    Integer minCpus;
    Integer maxCpus;
    Integer minMemoryMib;
    Integer maxMemoryMib;
    long rootDiskGib;
    boolean dynamicScaling;
    boolean active;

    protected ServiceOfferingEntity() {}

    ServiceOfferingEntity(UUID id, String name, String displayText, Instant created) {
        super(id, name, displayText, created);
        this.dynamicScaling = true;
        this.active = true;
    }
}
