package dev.mold.server.compute.simulator.net;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.List;

/**
 * Where connections to a public port go.
 *
 * @param machines one for a forward, any number for a balancer
 * @param algorithm how one of them is picked
 * @param sources who may connect
 */
record PublicRule(List<VirtualMachineId> machines, int privatePort, String algorithm, List<Ipv4Prefix> sources) {
    boolean admits(String client) {
        return sources.stream().anyMatch(range -> range.contains(client));
    }

    boolean leadsTo(Endpoint endpoint) {
        return endpoint.port() == privatePort && machines.contains(endpoint.machine());
    }
}
