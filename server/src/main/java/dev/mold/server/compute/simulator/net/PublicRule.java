package dev.mold.server.compute.simulator.net;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.List;

/**
 * The target of connections to a public port.
 *
 * @param machines one for a forward, any number for a balancer
 * @param algorithm how one of them is selected
 * @param sources the allowed sources
 */
record PublicRule(List<VirtualMachineId> machines, int privatePort, String algorithm, List<Ipv4Prefix> sources) {
    boolean admits(String client) {
        return sources.stream().anyMatch(range -> range.contains(client));
    }

    boolean leadsTo(Endpoint endpoint) {
        return endpoint.port() == privatePort && machines.contains(endpoint.machine());
    }
}
