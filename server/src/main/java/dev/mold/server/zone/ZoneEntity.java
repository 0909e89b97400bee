package dev.mold.server.zone;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code zone}. */
@Entity
@Table(name = "zone")
class ZoneEntity {
    @Id
    UUID id;

    String name;
    String networkType;
    String dns1;
    String dns2;
    String internalDns1;
    String internalDns2;
    String guestCidr;
    String networkDomain;
    String hypervisor;
    boolean enabled;
    int sortKey;
    Instant created;
    Instant removed;

    protected ZoneEntity() {}

    ZoneEntity(UUID id, String name, Instant created) {
        this.id = id;
        this.name = name;
        this.created = created;
    }
}
