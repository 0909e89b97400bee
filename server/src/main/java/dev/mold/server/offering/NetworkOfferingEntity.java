package dev.mold.server.offering;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A row of {@code network_offering}. The services are stored as JSON, and their names also between commas for
 * searching.
 */
@Entity
@Table(name = "network_offering")
class NetworkOfferingEntity extends OfferingEntity {
    String trafficType;
    String guestType;
    String availability;
    int networkRate;
    boolean conserveMode;
    boolean specifyVlan;
    boolean specifyIpRanges;
    boolean persistent;
    boolean egressAllowed;
    boolean isDefault;
    String tags;
    String serviceNames;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String services;

    boolean enabled;

    protected NetworkOfferingEntity() {}

    NetworkOfferingEntity(UUID id, String name, String displayText, Instant created) {
        super(id, name, displayText, created);
        this.trafficType = "Guest";
    }
}
