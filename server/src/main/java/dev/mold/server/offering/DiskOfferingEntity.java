package dev.mold.server.offering;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code disk_offering}. */
@Entity
@Table(name = "disk_offering")
class DiskOfferingEntity extends OfferingEntity {
    boolean custom;
    long sizeGib;
    boolean displayOffering;
    boolean active;

    protected DiskOfferingEntity() {}

    DiskOfferingEntity(UUID id, String name, String displayText, Instant created) {
        super(id, name, displayText, created);
        this.displayOffering = true;
        this.active = true;
    }
}
