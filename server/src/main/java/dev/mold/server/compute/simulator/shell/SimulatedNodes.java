package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.base.FaultScript;
import dev.mold.server.compute.simulator.kube.SimulatedCluster;
import dev.mold.server.compute.simulator.kube.SimulatedClusters;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import dev.mold.server.compute.simulator.net.Endpoint;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The inside of simulated machines: disk, SSH server and node script. */
public final class SimulatedNodes implements AutoCloseable {
    /** Port of the API server. */
    public static final int API_PORT = 6443;

    private final NodeDisks disks;
    private final SimulatedNodeTasks tasks;
    private final NodeLogins logins;
    private final SshDoor ssh;

    /**
     * @param behind the machine ports behind a public {@code address:port}
     * @param commands runs shell commands, which may wait for their input
     */
    public SimulatedNodes(
            StateFolder folder,
            FaultScript faults,
            SimulatedMachines machines,
            SimulatedClusters clusters,
            Function<String, List<Endpoint>> behind,
            TaskTimes times,
            Clock clock,
            Executor commands) {
        disks = new NodeDisks(folder);
        var work = new TaskWork(
                disks,
                machines,
                clusters,
                endpoint -> clusterAt(machines, clusters, behind.apply(endpoint)),
                (endpoint, machine) -> behind.apply(endpoint).contains(new Endpoint(machine, API_PORT)));
        tasks = new SimulatedNodeTasks(disks, machines, faults, work, times, clock);
        logins = new NodeLogins(machines, disks);
        ssh = new SshDoor(logins, new SimulatedShell(disks, tasks, logins), commands);
    }

    /** Applies the effects of tasks whose time is over. */
    public void settle() {
        tasks.settle();
    }

    /** The address of a running machine's SSH server, opened if necessary. */
    public InetSocketAddress openSsh(VirtualMachineId machine) {
        return ssh.open(machine);
    }

    /** Closes a machine's SSH sessions. */
    public void shut(VirtualMachineId machine) {
        ssh.shut(machine);
    }

    /** Removes a machine's disk. */
    public void forget(VirtualMachineId machine) {
        tasks.forget(machine);
        logins.forget(machine);
        disks.destroy(machine);
    }

    @Override
    public void close() {
        ssh.close();
    }

    private static Optional<SimulatedCluster> clusterAt(
            SimulatedMachines machines, SimulatedClusters clusters, List<Endpoint> behind) {
        return behind.stream()
                .filter(endpoint -> endpoint.port() == API_PORT && machines.running(endpoint.machine()))
                .filter(endpoint -> clusters.control(endpoint.machine()))
                .flatMap(endpoint -> clusters.of(endpoint.machine()).stream())
                .findFirst();
    }
}
