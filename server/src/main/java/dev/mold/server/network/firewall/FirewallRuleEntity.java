package dev.mold.server.network.firewall;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.Sources;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code firewall_rule}. */
@Entity
@Table(name = "firewall_rule")
class FirewallRuleEntity {
    @Id
    UUID id;

    UUID networkId;
    UUID addressId;
    String ip;
    UUID accountId;

    @Enumerated(EnumType.STRING)
    Protocol protocol;

    Integer startPort;
    Integer endPort;
    Integer icmpType;
    Integer icmpCode;
    String sources;

    @Enumerated(EnumType.STRING)
    RuleState state;

    UUID openedFor;
    Instant created;

    protected FirewallRuleEntity() {}

    FirewallRuleEntity(UUID id, Opening opening, Instant created) {
        this.id = id;
        this.protocol = opening.protocol();
        this.startPort = opening.startPort();
        this.endPort = opening.endPort();
        this.icmpType = opening.icmpType();
        this.icmpCode = opening.icmpCode();
        this.sources = Sources.join(opening.sources());
        this.state = RuleState.ADD;
        this.created = created;
    }

    boolean egress() {
        return addressId == null;
    }

    Opening opening() {
        return new Opening(protocol, startPort, endPort, icmpType, icmpCode, Sources.split(sources));
    }

    NetworkConfig.Opening toConfig() {
        var opening = opening();
        return new NetworkConfig.Opening(
                egress() ? "" : ip,
                protocol.wireName(),
                opening.hasPorts() ? opening.firstPort() : 0,
                opening.hasPorts() ? opening.lastPort() : 0,
                opening.sources());
    }

    FirewallRule toRule() {
        var opening = opening();
        return new FirewallRule(
                new FirewallRuleId(id),
                new PublicIpAddressId(addressId),
                protocol,
                opening.hasPorts() ? opening.firstPort() : 0,
                opening.hasPorts() ? opening.lastPort() : 0,
                opening.sources());
    }
}
