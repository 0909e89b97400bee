package dev.mold.server.network.loadbalancer;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A row of {@code load_balancer_member}. */
@Entity
@Table(name = "load_balancer_member")
class LoadBalancerMemberEntity {
    @EmbeddedId
    Key key;

    protected LoadBalancerMemberEntity() {}

    LoadBalancerMemberEntity(UUID ruleId, UUID machineId) {
        this.key = new Key(ruleId, machineId);
    }

    /** A machine's membership in a rule. */
    @Embeddable
    record Key(UUID ruleId, UUID machineId) implements Serializable {}
}
