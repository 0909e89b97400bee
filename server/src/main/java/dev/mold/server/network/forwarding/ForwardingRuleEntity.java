package dev.mold.server.network.forwarding;

import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.firewall.PortRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A row of {@code forwarding_rule}. */
@Entity
@Table(name = "forwarding_rule")
class ForwardingRuleEntity implements PortRule {
    @Id
    UUID id;

    UUID networkId;
    UUID addressId;
    String ip;
    UUID accountId;

    @Enumerated(EnumType.STRING)
    Protocol protocol;

    int publicPort;
    int publicEndPort;
    int privatePort;
    int privateEndPort;
    UUID machineId;

    /** Allowed source CIDRs; null for all that the firewall allows. */
    String sources;

    @Enumerated(EnumType.STRING)
    RuleState state;

    Instant created;

    protected ForwardingRuleEntity() {}

    ForwardingRuleEntity(UUID id, PortRange publicPorts, PortRange privatePorts, Instant created) {
        this.id = id;
        this.protocol = publicPorts.protocol();
        this.publicPort = publicPorts.start();
        this.publicEndPort = publicPorts.end();
        this.privatePort = privatePorts.start();
        this.privateEndPort = privatePorts.end();
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

    Stream<NetworkConfig.Forward> toConfig() {
        return IntStream.rangeClosed(publicPort, publicEndPort)
                .mapToObj(port -> new NetworkConfig.Forward(
                        ip, protocol.wireName(), port, new VirtualMachineId(machineId), privatePort
                                + port - publicPort));
    }

    PortForwardingRule toRule() {
        return new PortForwardingRule(
                new PortForwardingRuleId(id),
                new PublicIpAddressId(addressId),
                protocol,
                publicPort,
                publicEndPort,
                privatePort,
                new VirtualMachineId(machineId));
    }
}
