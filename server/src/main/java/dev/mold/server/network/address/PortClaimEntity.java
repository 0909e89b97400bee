package dev.mold.server.network.address;

import dev.mold.api.cloud.Protocol;
import dev.mold.server.network.PortRange;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code port_claim}. */
@Entity
@Table(name = "port_claim")
class PortClaimEntity {
    @Id
    UUID ruleId;

    UUID addressId;

    @Enumerated(EnumType.STRING)
    Protocol protocol;

    int startPort;
    int endPort;
    String purpose;

    protected PortClaimEntity() {}

    PortClaimEntity(UUID ruleId, UUID addressId, PortRange ports, String purpose) {
        this.ruleId = ruleId;
        this.addressId = addressId;
        this.protocol = ports.protocol();
        this.startPort = ports.start();
        this.endPort = ports.end();
        this.purpose = purpose;
    }
}
