package dev.mold.server.network;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A back end that remembers what it is told of networks, and fails at will. */
public final class RecordingBackend implements ComputeBackend {
    private final Map<NetworkId, NetworkConfig> networks = new ConcurrentHashMap<>();
    private final AtomicInteger pushes = new AtomicInteger();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicBoolean overlapped = new AtomicBoolean();
    private volatile boolean broken;
    private volatile boolean ready = true;
    private volatile Runnable duringPush = () -> {};

    public void breakDown(boolean isBroken) {
        broken = isBroken;
    }

    public void routersComeUp(boolean areReady) {
        ready = areReady;
    }

    public void duringPush(Runnable work) {
        duringPush = work;
    }

    public NetworkConfig config(NetworkId id) {
        return networks.get(id);
    }

    public int pushes() {
        return pushes.get();
    }

    /** Whether two pushes were ever under way at once. */
    public boolean overlapped() {
        return overlapped.get();
    }

    @Override
    public void applyNetwork(NetworkConfig network) {
        if (atWork.incrementAndGet() > 1) {
            overlapped.set(true);
        }
        try {
            failIfBroken();
            duringPush.run();
            networks.put(network.id(), network);
            pushes.incrementAndGet();
        } finally {
            atWork.decrementAndGet();
        }
    }

    private void failIfBroken() {
        if (broken) {
            throw new ApiException(Errors.BACKEND_FAILED, "The back end is away");
        }
    }

    @Override
    public boolean networkReady(NetworkId id) {
        return ready && networks.containsKey(id);
    }

    @Override
    public Set<NetworkId> networks() {
        return Set.copyOf(networks.keySet());
    }

    @Override
    public void removeNetwork(NetworkId id) {
        failIfBroken();
        networks.remove(id);
    }

    @Override
    public String hypervisor() {
        return "Recorder";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public List<BackendHost> hosts() {
        return List.of(new BackendHost("host-1", "127.0.0.1", "x86_64", 4, 1000, 4096));
    }

    @Override
    public PublicRange publicRange() {
        return new PublicRange("198.51.100.2", "198.51.100.9", "198.51.100.1", "255.255.255.0", "untagged");
    }

    @Override
    public ImageStatus prepareImage(ImageSpec image) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ImageStatus> image(ImageId id) {
        return Optional.empty();
    }

    @Override
    public void removeImage(ImageId id) {}

    @Override
    public MachineStatus createMachine(MachineSpec machine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MachineStatus startMachine(VirtualMachineId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MachineStatus stopMachine(VirtualMachineId id, boolean forced) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroyMachine(VirtualMachineId id) {}

    @Override
    public Optional<MachineStatus> machine(VirtualMachineId id) {
        return Optional.empty();
    }

    @Override
    public List<MachineStatus> machines() {
        return List.of();
    }

    @Override
    public void attachIso(VirtualMachineId id, ImageId iso) {}

    @Override
    public void detachIso(VirtualMachineId id) {}

    @Override
    public String consoleLog(VirtualMachineId id) {
        return "";
    }

    @Override
    public void close() {}
}
