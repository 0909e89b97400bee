package dev.mold.server.compute.simulator.net;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Derives rules for public TCP ports from a network's configuration. Ports without an opening are omitted. */
final class PublicRules {
    private static final String ONE = "first";

    private PublicRules() {}

    static Map<PublicPort, PublicRule> of(NetworkConfig network, Set<Integer> machinePorts) {
        var rules = new LinkedHashMap<PublicPort, PublicRule>();
        for (var nat : network.staticNats()) {
            for (var port : machinePorts) {
                add(rules, network, new PublicPort(nat.address(), port), List.of(nat.machine()), port, ONE);
            }
        }
        for (var balancer : network.balancers()) {
            var port = new PublicPort(balancer.address(), balancer.publicPort());
            add(rules, network, port, balancer.members(), balancer.privatePort(), balancer.algorithm());
        }
        for (var forward : network.forwards()) {
            if (forward.protocol().equalsIgnoreCase("tcp")) {
                var port = new PublicPort(forward.address(), forward.publicPort());
                add(rules, network, port, List.of(forward.machine()), forward.privatePort(), ONE);
            }
        }
        return rules;
    }

    private static void add(
            Map<PublicPort, PublicRule> rules,
            NetworkConfig network,
            PublicPort port,
            List<VirtualMachineId> machines,
            int privatePort,
            String algorithm) {
        var sources = network.firewall().stream()
                .filter(opening -> covers(opening, port))
                .flatMap(opening -> opening.sources().stream())
                .map(Ipv4Prefix::parse)
                .toList();
        if (!sources.isEmpty()) {
            rules.put(port, new PublicRule(List.copyOf(machines), privatePort, algorithm, sources));
        }
    }

    private static boolean covers(Opening opening, PublicPort port) {
        var everything = opening.protocol().equalsIgnoreCase("all");
        var these = opening.protocol().equalsIgnoreCase("tcp")
                && opening.startPort() <= port.port()
                && port.port() <= opening.endPort();
        return opening.address().equals(port.address()) && (everything || these);
    }
}
