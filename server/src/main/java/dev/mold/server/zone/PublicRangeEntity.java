package dev.mold.server.zone;

import dev.mold.api.compute.PublicRange;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code public_range}. */
@Entity
@Table(name = "public_range")
class PublicRangeEntity {
    @Id
    UUID id;

    UUID zoneId;
    String vlan;
    String gateway;
    String netmask;
    String startIp;
    String endIp;
    Instant created;
    Instant removed;

    protected PublicRangeEntity() {}

    PublicRangeEntity(UUID id, UUID zoneId, PublicRange range, Instant created) {
        this.id = id;
        this.zoneId = zoneId;
        this.vlan = range.vlan();
        this.gateway = range.gateway();
        this.netmask = range.netmask();
        this.startIp = range.start();
        this.endIp = range.end();
        this.created = created;
    }
}
