package dev.mold.server.compute.simulator;

import dev.mold.server.compute.simulator.base.FaultError;
import dev.mold.server.compute.simulator.base.FaultOperation;
import dev.mold.server.compute.simulator.base.FaultScript;
import dev.mold.server.compute.simulator.kube.KubeApiServers;
import dev.mold.server.compute.simulator.kube.SimulatedClusters;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import dev.mold.server.compute.simulator.net.Endpoint;
import dev.mold.server.compute.simulator.net.MachinePorts;
import dev.mold.server.compute.simulator.shell.SimulatedNodes;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two ports of a machine: SSH while it runs, and the Kubernetes API while it is also a control node. */
final class SimulatedMachinePorts implements MachinePorts {
    private static final int SSH_PORT = 22;

    /** Ports on which a machine may ever listen. */
    static final Set<Integer> PORTS = Set.of(SSH_PORT, SimulatedNodes.API_PORT);

    private final FaultScript faults;
    private final SimulatedMachines machines;
    private final SimulatedClusters clusters;
    private final SimulatedNodes nodes;
    private final KubeApiServers apis;

    SimulatedMachinePorts(
            FaultScript faults,
            SimulatedMachines machines,
            SimulatedClusters clusters,
            SimulatedNodes nodes,
            KubeApiServers apis) {
        this.faults = faults;
        this.machines = machines;
        this.clusters = clusters;
        this.nodes = nodes;
        this.apis = apis;
    }

    @Override
    public boolean answers(Endpoint endpoint) {
        if (!PORTS.contains(endpoint.port()) || !machines.running(endpoint.machine())) {
            return false;
        }
        nodes.settle();
        return endpoint.port() == SSH_PORT || clusters.control(endpoint.machine());
    }

    @Override
    public Optional<Entry> enter(Endpoint endpoint) {
        var ssh = endpoint.port() == SSH_PORT;
        var fault = faults.next(ssh ? FaultOperation.OPEN_SSH : FaultOperation.OPEN_API, attributes(endpoint));
        if (fault.isPresent()) {
            return fault.filter(due -> due.error() == FaultError.HANG).map(due -> new Entry(Optional.empty()));
        }
        Optional<InetSocketAddress> address =
                ssh ? Optional.of(nodes.openSsh(endpoint.machine())) : apis.open(endpoint.machine());
        return address.map(open -> new Entry(Optional.of(open)));
    }

    private Map<String, String> attributes(Endpoint endpoint) {
        var name = machines.spec(endpoint.machine()).map(spec -> spec.name()).orElse("");
        return Map.of("id", endpoint.machine().toString(), "name", name);
    }
}
