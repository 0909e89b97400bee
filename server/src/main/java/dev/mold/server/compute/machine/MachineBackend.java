package dev.mold.server.compute.machine;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.Capability;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.FirstSetup;
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
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostFacts;
import dev.mold.server.compute.machine.host.HostPrograms;
import dev.mold.server.compute.machine.host.HostRequirements;
import dev.mold.server.compute.machine.image.MachineImages;
import dev.mold.server.compute.machine.net.MachineNetworks;
import dev.mold.server.compute.machine.net.PublicNetwork;
import dev.mold.server.compute.machine.vm.Machines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A cloud of real machines on this host. Its state is in a folder; machines and routers keep running when this process
 * ends.
 */
public final class MachineBackend implements ComputeBackend {
    private static final Duration MAX_COMMAND_TIME = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(3);

    private final Ipv4Prefix range;
    private final BackendHost host;
    private final MachineOptions options;
    private final StateFolder folder;
    private final MachineThreads threads = MachineThreads.start();
    private final MachineImages images;
    private final MachineNetworks networks;
    private final Machines machines;

    /**
     * Opens the cloud of a folder; an empty folder gives a new cloud.
     *
     * @throws ApiException NOT_CONFIGURED if the host lacks requirements; the message lists all of them
     */
    public MachineBackend(MachineOptions options) {
        HostRequirements.ofThisHost().missing().ifPresent(lack -> {
            throw new ApiException(Errors.NOT_CONFIGURED, lack);
        });
        range = Ipv4Prefix.parse(options.publicRange());
        host = new HostFacts(Path.of("/proc")).host(range.address(1));
        this.options = options;
        folder = new StateFolder(options.data());
        var commands = new HostPrograms(MAX_COMMAND_TIME);
        images = new MachineImages(folder, commands, options.imagePatience(), threads.downloads());
        networks = new MachineNetworks(folder, commands, new PublicNetwork(range, options.nameServers()));
        machines = new Machines(folder, commands, images, new NetworkConnections(networks), threads.removals());
        threads.every(ROUND, () -> {
            networks.heal();
            machines.remind();
        });
    }

    @Override
    public String hypervisor() {
        return "Machine";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    /** @throws ApiException NOT_CONFIGURED if there is no node image */
    @Override
    public FirstSetup firstSetup() {
        var template = options.template()
                .filter(Files::isReadable)
                .orElseThrow(() -> new ApiException(
                        Errors.NOT_CONFIGURED,
                        "A fresh zone of real machines needs a node image: build one with"
                                + " scripts/image/build-system-vm-template.sh, and name its file by --backend-option"
                                + " template=FILE"));
        return new FirstSetup(
                Optional.of(template.toAbsolutePath().toUri().toString()), options.cpuFactor());
    }

    @Override
    public List<BackendHost> hosts() {
        return List.of(host);
    }

    @Override
    public PublicRange publicRange() {
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
        machines.withdraw(id);
        images.remove(id);
    }

    @Override
    public void applyNetwork(NetworkConfig network) {
        networks.apply(network);
    }

    @Override
    public boolean networkReady(NetworkId id) {
        return networks.ready(id);
    }

    @Override
    public Set<NetworkId> networks() {
        return networks.networks();
    }

    @Override
    public void removeNetwork(NetworkId id) {
        networks.remove(id);
    }

    @Override
    public MachineStatus createMachine(MachineSpec machine) {
        if (!host.name().equals(machine.host())) {
            throw new ApiException(Errors.BACKEND_FAILED, "There is no host " + machine.host());
        }
        if (!networks.ready(machine.network())) {
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
        return machines.stop(id, forced);
    }

    @Override
    public void destroyMachine(VirtualMachineId id) {
        machines.destroy(id);
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

    /** Releases the folder. Machines and routers keep running. */
    @Override
    public void close() {
        threads.close();
        networks.close();
        folder.close();
    }
}
