package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.firewall.PortRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row of {@code load_balancer_rule}. */
@Entity
@Table(name = "load_balancer_rule")
class LoadBalancerRuleEntity implements PortRule {
    @Id
    UUID id;

    String name;
    String description;
    UUID networkId;
    UUID addressId;
    String ip;
    UUID zoneId;
    UUID accountId;
    int publicPort;
    int privatePort;
    String algorithm;

    /** Allowed source CIDRs; null for all that the firewall allows. */
    String sources;

    @Enumerated(EnumType.STRING)
    RuleState state;

    Instant created;

    protected LoadBalancerRuleEntity() {}

    LoadBalancerRuleEntity(UUID id, Instant created) {
        this.id = id;
        this.state = RuleState.ADD;
        this.created = created;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public NetworkId network() {
        return new NetworkId(networkId);
    }

    @Override
    public RuleState state() {
        return state;
    }

    @Override
    public void state(RuleState next) {
        state = next;
    }

    NetworkConfig.Balancer toConfig(Collection<UUID> members) {
        return new NetworkConfig.Balancer(
                name,
                ip,
                publicPort,
                privatePort,
                algorithm,
                members.stream().sorted().map(VirtualMachineId::new).toList());
    }

    LoadBalancerRule toRule(Collection<UUID> members) {
        Set<VirtualMachineId> machines = members.stream().map(VirtualMachineId::new).collect(Collectors.toSet());
        return new LoadBalancerRule(
                new LoadBalancerRuleId(id),
                name,
                new PublicIpAddressId(addressId),
                publicPort,
                privatePort,
                algorithm,
                machines);
    }
}
