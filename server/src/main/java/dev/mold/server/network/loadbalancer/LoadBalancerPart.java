package dev.mold.server.network.loadbalancer;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.RouterConfigContributor;
import dev.mold.server.network.RouterDraft;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressUser;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Contributes load-balancer rules to router configurations, and removes them with their addresses and machines. */
class LoadBalancerPart implements RouterConfigContributor, AddressUser {
    private final LoadBalancerRepository rules;

    LoadBalancerPart(LoadBalancerRepository rules) {
        this.rules = rules;
    }

    @Override
    public void contribute(NetworkId network, RouterDraft draft) {
        var all = rules.ofNetwork(network.value());
        var members = rules.members(all.stream().map(rule -> rule.id).toList());
        all.forEach(rule -> {
            draft.balance(rule.toConfig(members.getOrDefault(rule.id, List.of())));
            if (rule.sources != null) {
                draft.restrict(rule.ip, "tcp", rule.publicPort, rule.publicPort, Sources.split(rule.sources));
            }
        });
    }

    @Override
    public void release(NetworkId network) {
        rules.deleteOfNetwork(network.value());
    }

    @Override
    public void machineLeft(NetworkId network, VirtualMachineId machine) {
        rules.removeMachine(network.value(), machine.value());
    }

    @Override
    public void addressReleased(PublicIpAddressId address) {
        rules.deleteOfAddress(address.value());
    }

    /** {@inheritDoc} Load-balancer rules claim their ports, so the address already counts them. */
    @Override
    public Set<PublicIpAddressId> withRules(Collection<PublicIpAddressId> addresses) {
        return Set.of();
    }
}
