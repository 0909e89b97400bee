package dev.mold.server.network.forwarding;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.Nic;
import dev.mold.server.network.Nics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The wire form of forwarding rules. */
class ForwardingViews {
    private final Nics nics;

    ForwardingViews(Nics nics) {
        this.nics = nics;
    }

    /** Further data is read with two queries for all rows. */
    List<ForwardingRuleView> views(List<ForwardingRuleEntity> rules) {
        var machines = rules.stream()
                .map(rule -> new VirtualMachineId(rule.machineId))
                .distinct()
                .toList();
        var names = nics.machineNames(machines);
        var byMachine = nics.find(machines).stream().collect(Collectors.groupingBy(Nic::machine));
        return rules.stream()
                .map(rule -> view(rule, names, byMachine.getOrDefault(new VirtualMachineId(rule.machineId), List.of())))
                .toList();
    }

    private static ForwardingRuleView view(
            ForwardingRuleEntity rule, Map<VirtualMachineId, String> names, List<Nic> interfaces) {
        var network = new NetworkId(rule.networkId);
        return new ForwardingRuleView(
                rule.id.toString(),
                Integer.toString(rule.privatePort),
                Integer.toString(rule.privateEndPort),
                rule.protocol.wireName(),
                Integer.toString(rule.publicPort),
                Integer.toString(rule.publicEndPort),
                rule.machineId.toString(),
                names.get(new VirtualMachineId(rule.machineId)),
                rule.addressId.toString(),
                rule.ip,
                rule.state.wireName(),
                rule.sources == null ? "" : rule.sources,
                interfaces.stream()
                        .filter(nic -> nic.network().equals(network))
                        .findFirst()
                        .map(Nic::ip)
                        .orElse(null),
                rule.networkId.toString(),
                List.of());
    }
}
