package dev.mold.koral.cluster.jpa;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.Id;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cluster.ClusterResources;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Orphaned resources as text: one line each, with kind and uuid. */
final class OrphansText {
    private static final String NETWORK = "network";
    private static final String MACHINE = "machine";
    private static final String FIREWALL = "firewall";
    private static final String FORWARDING = "forwarding";
    private static final String BALANCER = "balancer";

    private OrphansText() {}

    static String write(ClusterResources orphans) {
        var text = new StringJoiner("\n");
        write(text, NETWORK, orphans.networks());
        write(text, MACHINE, orphans.machines());
        write(text, FIREWALL, orphans.firewall());
        write(text, FORWARDING, orphans.forwardings());
        write(text, BALANCER, orphans.loadBalancers());
        return text.toString();
    }

    static ClusterResources read(String text) {
        var lines = text.lines().toList();
        return new ClusterResources(
                read(lines, NETWORK, NetworkId::new),
                read(lines, MACHINE, VirtualMachineId::new),
                read(lines, FIREWALL, FirewallRuleId::new),
                read(lines, FORWARDING, PortForwardingRuleId::new),
                read(lines, BALANCER, LoadBalancerRuleId::new));
    }

    private static void write(StringJoiner text, String kind, Collection<? extends Id> ids) {
        ids.forEach(id -> text.add(kind + " " + id.value()));
    }

    private static <I> Set<I> read(List<String> lines, String kind, Function<UUID, I> id) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> id.apply(UUID.fromString(line.substring(kind.length() + 1))))
                .collect(Collectors.toSet());
    }
}
