package dev.mold.api.cloud;

import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import java.util.Set;

/**
 * Balances the connections to one port of a public address over machines.
 *
 * @param algorithm {@code roundrobin}, {@code leastconn} or {@code source}
 * @param members the machines
 */
public record LoadBalancerRule(
        LoadBalancerRuleId id,
        String name,
        PublicIpAddressId address,
        int publicPort,
        int privatePort,
        String algorithm,
        Set<VirtualMachineId> members) {
    public LoadBalancerRule {
        members = Set.copyOf(members);
    }
}
