package dev.mold.server.compute.simulator.remote;

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
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** A simulated cloud in a separate process, run by {@link SimulatorMain}. Several servers may share it. */
public final class RemoteSimulator implements ComputeBackend {
    private static final Map<String, String> NOTHING = Map.of();
    private static final TypeReference<Object> ANYTHING = new TypeReference<>() {};
    private static final TypeReference<MachineStatus> MACHINE = new TypeReference<>() {};

    private final SimulatorConnection simulator;

    /** @param address such as {@code http://127.0.0.1:7070} */
    public RemoteSimulator(URI address) {
        simulator = new SimulatorConnection(address);
    }

    /** Replaces the fault script. @throws ApiException INVALID_PARAMETER if a line is invalid */
    public void replaceFaults(List<String> lines) {
        send("replaceFaults", new Wire.Faults(lines));
    }

    /** Adds a line to the fault script. @throws ApiException INVALID_PARAMETER if it is invalid */
    public void addFault(String line) {
        send("addFaults", new Wire.Faults(List.of(line)));
    }

    @Override
    public String hypervisor() {
        return simulator.call("hypervisor", NOTHING, new TypeReference<String>() {});
    }

    @Override
    public Set<Capability> capabilities() {
        return simulator.call("capabilities", NOTHING, new TypeReference<Set<Capability>>() {});
    }

    @Override
    public List<BackendHost> hosts() {
        return simulator.call("hosts", NOTHING, new TypeReference<List<BackendHost>>() {});
    }

    @Override
    public PublicRange publicRange() {
        return simulator.call("publicRange", NOTHING, new TypeReference<PublicRange>() {});
    }

    @Override
    public ImageStatus prepareImage(ImageSpec image) {
        return simulator.call("prepareImage", image, new TypeReference<ImageStatus>() {});
    }

    @Override
    public Optional<ImageStatus> image(ImageId id) {
        return simulator.call("image", id, new TypeReference<Optional<ImageStatus>>() {});
    }

    @Override
    public void removeImage(ImageId id) {
        send("removeImage", id);
    }

    @Override
    public void applyNetwork(NetworkConfig network) {
        send("applyNetwork", network);
    }

    @Override
    public boolean networkReady(NetworkId id) {
        return simulator.call("networkReady", id, new TypeReference<Boolean>() {});
    }

    @Override
    public Set<NetworkId> networks() {
        return simulator.call("networks", NOTHING, new TypeReference<Set<NetworkId>>() {});
    }

    @Override
    public void removeNetwork(NetworkId id) {
        send("removeNetwork", id);
    }

    @Override
    public MachineStatus createMachine(MachineSpec machine) {
        return simulator.call("createMachine", machine, MACHINE);
    }

    @Override
    public MachineStatus startMachine(VirtualMachineId id) {
        return simulator.call("startMachine", id, MACHINE);
    }

    @Override
    public MachineStatus stopMachine(VirtualMachineId id, boolean forced) {
        return simulator.call("stopMachine", new Wire.Stop(id, forced), MACHINE);
    }

    @Override
    public void destroyMachine(VirtualMachineId id) {
        send("destroyMachine", id);
    }

    @Override
    public Optional<MachineStatus> machine(VirtualMachineId id) {
        return simulator.call("machine", id, new TypeReference<Optional<MachineStatus>>() {});
    }

    @Override
    public List<MachineStatus> machines() {
        return simulator.call("machines", NOTHING, new TypeReference<List<MachineStatus>>() {});
    }

    @Override
    public void attachIso(VirtualMachineId id, ImageId iso) {
        send("attachIso", new Wire.Drive(id, iso));
    }

    @Override
    public void detachIso(VirtualMachineId id) {
        send("detachIso", id);
    }

    @Override
    public String consoleLog(VirtualMachineId id) {
        return simulator.call("consoleLog", id, new TypeReference<String>() {});
    }

    /** Nothing to release: the simulator keeps running, and idle connections close by themselves. */
    @Override
    public void close() {}

    private void send(String operation, Object argument) {
        simulator.call(operation, argument, ANYTHING);
    }
}
