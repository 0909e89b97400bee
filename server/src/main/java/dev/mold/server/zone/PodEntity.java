package dev.mold.server.zone;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code pod}. */
@Entity
@Table(name = "pod")
class PodEntity {
    @Id
    UUID id;

    UUID zoneId;
    String name;
    String startIp;
    String endIp;
    String netmask;
    String gateway;
    boolean enabled;
    Instant created;
    Instant removed;

    protected PodEntity() {}

    PodEntity(UUID id, UUID zoneId, String name, Instant created) {
        this.id = id;
        this.zoneId = zoneId;
        this.name = name;
        this.created = created;
        this.enabled = true;
    }
}
