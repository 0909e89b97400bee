package dev.mold.server.offering;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code disk_offering}. */
@Entity
@Table(name = "disk_offering")
class DiskOfferingEntity {
    @Id
    UUID id;

    String name;
    String displayText;
    boolean custom;
    long sizeGib;
    boolean displayOffering;
    boolean active;
    int sortKey;
    Instant created;
    Instant removed;

    protected DiskOfferingEntity() {}

    DiskOfferingEntity(UUID id, String name, String displayText, Instant created) {
        this.id = id;
        this.name = name;
        this.displayText = displayText;
        this.displayOffering = true;
        this.active = true;
        this.created = created;
    }
}
