package dev.mold.server.compute.simulator;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.Capability;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.PublicRange;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.base.FaultScript;
import dev.mold.server.compute.simulator.kube.KubeApiServers;
import dev.mold.server.compute.simulator.kube.SimulatedClusters;
import dev.mold.server.compute.simulator.machine.SimulatedImages;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import dev.mold.server.compute.simulator.net.Endpoint;
import dev.mold.server.compute.simulator.net.PublicRangeClaim;
import dev.mold.server.compute.simulator.net.PublicSide;
import dev.mold.server.compute.simulator.shell.SimulatedNodes;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A simulated cloud in this process. Its state is in a folder and outlives the process: machines that were running run
 * again, with their keys, disks and clusters.
 */
public final class SimulatorBackend implements ComputeBackend {
    private final List<BackendHost> hosts;
    private final PublicRangeClaim claim;
    private final StateFolder folder;
    private final SimulatorThreads threads = SimulatorThreads.start();
    private final FaultScript faults;
    private final SimulatedImages images;
    private final SimulatedMachines machines;
    private final SimulatedClusters clusters;
    private final PublicSide publicSide;
    private final SimulatedNodes nodes;
    private final KubeApiServers apis;

    /**
     * Opens the cloud of a folder; an empty folder gives a new cloud. @throws ApiException for invalid options, or if
     * another process serves its addresses
     */
    public SimulatorBackend(SimulatorOptions options) {
        var clock = options.clock();
        var timings = options.timings();
        hosts = options.hosts();
        folder = new StateFolder(options.data());
        claim = claim(options);
        faults = new FaultScript(folder);
        images = new SimulatedImages(folder, faults, clock, timings.imageFetch());
        machines = new SimulatedMachines(folder, faults, images, clock, timings.boot(), timings.shutdown());
        clusters = new SimulatedClusters(folder, clock, options.ids(), new SecureRandom());
        publicSide = new PublicSide(folder, faults, claim.range(), SimulatedMachinePorts.PORTS, threads.routes());
        Function<String, List<Endpoint>> behind = publicSide::behind;
        nodes = new SimulatedNodes(
                folder, faults, machines, clusters, behind, timings.tasks(), clock, threads.commands());
        apis = new KubeApiServers(
                clusters, machines, timings.nodeReady(), nodes::settle, clock, threads.requests());
        publicSide.serve(new SimulatedMachinePorts(faults, machines, clusters, nodes, apis));
    }

    /** The fault script, which may be changed at any time. */
    public FaultScript faults() {
        return faults;
    }

    @Override
    public String hypervisor() {
        return "Simulator";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public List<BackendHost> hosts() {
        return hosts;
    }

    @Override
    public PublicRange publicRange() {
        var range = claim.range();
        return new PublicRange(range.address(2), range.address(-2), range.address(1), range.netmask(), "untagged");
    }

    @Override
    public ImageStatus prepareImage(ImageSpec image) {
        return images.prepare(image);
    }

    @Override
    public Optional<ImageStatus> image(ImageId id) {
        return images.status(id);
    }

    @Override
    public void removeImage(ImageId id) {
        images.remove(id);
    }

    @Override
    public void applyNetwork(NetworkConfig network) {
        publicSide.apply(network);
    }

    @Override
    public boolean networkReady(NetworkId id) {
        return publicSide.ready(id);
    }

    @Override
    public Set<NetworkId> networks() {
        return publicSide.networks();
    }

    @Override
    public void removeNetwork(NetworkId id) {
        publicSide.remove(id);
    }

    @Override
    public MachineStatus createMachine(MachineSpec machine) {
        if (hosts.stream().noneMatch(host -> host.name().equals(machine.host()))) {
            throw new ApiException(Errors.BACKEND_FAILED, "There is no host " + machine.host());
        }
        if (!publicSide.ready(machine.network())) {
            throw new ApiException(Errors.BACKEND_FAILED, "Network " + machine.network() + " has no router");
        }
        return machines.create(machine);
    }

    @Override
    public MachineStatus startMachine(VirtualMachineId id) {
        return machines.start(id);
    }

    @Override
    public MachineStatus stopMachine(VirtualMachineId id, boolean forced) {
        nodes.settle();
        var status = machines.stop(id, forced);
        cut(id);
        return status;
    }

    @Override
    public void destroyMachine(VirtualMachineId id) {
        nodes.settle();
        if (machines.destroy(id)) {
            cut(id);
        }
        clusters.forget(id);
        nodes.forget(id);
    }

    @Override
    public Optional<MachineStatus> machine(VirtualMachineId id) {
        return machines.status(id);
    }

    @Override
    public List<MachineStatus> machines() {
        return machines.all();
    }

    @Override
    public void attachIso(VirtualMachineId id, ImageId iso) {
        machines.attachIso(id, iso);
    }

    @Override
    public void detachIso(VirtualMachineId id) {
        machines.detachIso(id);
    }

    @Override
    public String consoleLog(VirtualMachineId id) {
        return machines.console(id);
    }

    /** Closes all listeners and releases the folder. The cloud is kept, and time continues in it. */
    @Override
    public void close() {
        publicSide.close();
        apis.close();
        nodes.close();
        threads.close();
        claim.close();
        folder.close();
    }

    private PublicRangeClaim claim(SimulatorOptions options) {
        try {
            return PublicRangeClaim.take(options.publicRange(), folder);
        } catch (ApiException e) {
            threads.close();
            folder.close();
            throw e;
        }
    }

    /** Cuts all connections to a machine that is not running. */
    private void cut(VirtualMachineId id) {
        publicSide.drop(id);
        nodes.shut(id);
        apis.shut(id);
    }
}
