package dev.mold.api.cloud;

import dev.mold.api.id.AddressId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.MachineId;
import java.util.Set;

/**
 * Spreads the connections to one port of a public address over machines.
 *
 * @param algorithm {@code roundrobin}, {@code leastconn} or {@code source}
 * @param members the machines
 */
public record LoadBalancerRule(
        LoadBalancerRuleId id,
        String name,
        AddressId address,
        int publicPort,
        int privatePort,
        String algorithm,
        Set<MachineId> members) {
    public LoadBalancerRule {
        members = Set.copyOf(members);
    }
}
