package dev.mold.server.vm;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.Capability;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.PublicRange;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A back end in memory whose calls can be made to fail before or after they did their work. */
public final class FakeCloud implements ComputeBackend {
    /** When a call fails. */
    public enum When {
        BEFORE,
        AFTER
    }

    private record Fault(String call, When when, ErrorCode code, boolean once) {}

    private final Map<VirtualMachineId, MachineSpec> specs = new LinkedHashMap<>();
    private final Map<VirtualMachineId, Power> powers = new HashMap<>();
    private final Map<VirtualMachineId, ImageId> isos = new HashMap<>();
    private final Map<NetworkId, NetworkConfig> networks = new HashMap<>();
    private final Set<VirtualMachineId> created = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private boolean slow;
    private Power booted = Power.RUNNING;

    /** The next call of that name fails. */
    public void failOnce(String call, When when, ErrorCode code) {
        faults.add(new Fault(call, when, code, true));
    }

    public void failOnce(String call, When when) {
        failOnce(call, when, Errors.BACKEND_FAILED);
    }

    /** All calls of that name fail from now on. */
    public void failAlways(String call, When when) {
        faults.add(new Fault(call, when, Errors.BACKEND_FAILED, false));
    }

    /** From now on machines take until {@link #settle} to start and stop. */
    public void slow() {
        slow = true;
    }

    /** From now on machines break while they boot. */
    public void breakAtBoot() {
        slow = true;
        booted = Power.FAILED;
    }

    /** All that is under way ends. */
    public void settle() {
        powers.replaceAll(
                (id, power) -> power == Power.STARTING ? booted : power == Power.STOPPING ? Power.STOPPED : power);
    }

    /** What happens to a machine without anybody asking for it. */
    public void become(VirtualMachineId id, Power power) {
        powers.put(id, power);
    }

    /** A machine is there and runs that nobody made, or that was made too late. @param like what it is like */
    public void appear(VirtualMachineId id, MachineSpec like) {
        specs.put(id, like);
        powers.put(id, Power.RUNNING);
    }

    public void forget(VirtualMachineId id) {
        powers.remove(id);
        specs.remove(id);
    }

    public Optional<MachineSpec> spec(VirtualMachineId id) {
        return Optional.ofNullable(specs.get(id));
    }

    public Optional<ImageId> inDrive(VirtualMachineId id) {
        return Optional.ofNullable(isos.get(id));
    }

    public NetworkConfig network(NetworkId id) {
        return networks.get(id);
    }

    /** Names of the calls that change something, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void act(String call, Runnable work) {
        calls.add(call);
        throwIf(call, When.BEFORE);
        work.run();
        throwIf(call, When.AFTER);
    }

    private void throwIf(String call, When when) {
        var fault = faults.stream()
                .filter(one -> one.call().equals(call) && one.when() == when)
                .findFirst();
        if (fault.isPresent()) {
            faults.removeIf(one -> one == fault.get() && one.once());
            throw new ApiException(fault.get().code(), call + " failed " + when.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public String hypervisor() {
        return "Simulator";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.values());
    }

    @Override
    public List<BackendHost> hosts() {
        return List.of(new BackendHost("host-1", "127.64.0.2", "x86_64", 8, 2000, 16_384));
    }

    @Override
    public PublicRange publicRange() {
        return new PublicRange("127.64.1.2", "127.64.1.254", "127.64.1.1", "255.255.255.0", "untagged");
    }

    @Override
    public ImageStatus prepareImage(ImageSpec image) {
        return new ImageStatus(image.id(), ImageStatus.State.READY, 100, 1L << 30, "");
    }

    @Override
    public Optional<ImageStatus> image(ImageId id) {
        return Optional.of(new ImageStatus(id, ImageStatus.State.READY, 100, 1L << 30, ""));
    }

    @Override
    public void removeImage(ImageId id) {}

    @Override
    public void applyNetwork(NetworkConfig network) {
        act("applyNetwork", () -> networks.put(network.id(), network));
    }

    @Override
    public boolean networkReady(NetworkId id) {
        return networks.containsKey(id);
    }

    @Override
    public Set<NetworkId> networks() {
        return Set.copyOf(networks.keySet());
    }

    @Override
    public void removeNetwork(NetworkId id) {
        networks.remove(id);
    }

    @Override
    public MachineStatus createMachine(MachineSpec machine) {
        act("createMachine", () -> {
            if (specs.putIfAbsent(machine.id(), machine) == null) {
                if (!created.add(machine.id())) {
                    throw new IllegalStateException("made a second time after it was destroyed");
                }
                powers.put(machine.id(), Power.STOPPED);
            }
        });
        return status(machine.id());
    }

    @Override
    public MachineStatus startMachine(VirtualMachineId id) {
        act("startMachine", () -> {
            require(id);
            if (powers.get(id) != Power.RUNNING) {
                powers.put(id, slow ? Power.STARTING : Power.RUNNING);
            }
        });
        return status(id);
    }

    @Override
    public MachineStatus stopMachine(VirtualMachineId id, boolean forced) {
        act("stopMachine", () -> {
            require(id);
            if (powers.get(id) != Power.STOPPED) {
                powers.put(id, slow && !forced ? Power.STOPPING : Power.STOPPED);
            }
        });
        return status(id);
    }

    @Override
    public void destroyMachine(VirtualMachineId id) {
        act("destroyMachine", () -> {
            specs.remove(id);
            powers.remove(id);
            isos.remove(id);
        });
    }

    @Override
    public Optional<MachineStatus> machine(VirtualMachineId id) {
        return specs.containsKey(id) ? Optional.of(status(id)) : Optional.empty();
    }

    @Override
    public List<MachineStatus> machines() {
        return specs.keySet().stream().map(this::status).toList();
    }

    @Override
    public void attachIso(VirtualMachineId id, ImageId iso) {
        act("attachIso", () -> {
            require(id);
            isos.put(id, iso);
        });
    }

    @Override
    public void detachIso(VirtualMachineId id) {
        act("detachIso", () -> isos.remove(id));
    }

    @Override
    public String consoleLog(VirtualMachineId id) {
        return "";
    }

    @Override
    public void close() {}

    private MachineStatus status(VirtualMachineId id) {
        var power = powers.get(id);
        return new MachineStatus(id, power, inDrive(id), power == Power.FAILED ? "it broke" : "");
    }

    private void require(VirtualMachineId id) {
        if (!specs.containsKey(id)) {
            throw new ApiException(Errors.BACKEND_FAILED, "no machine " + id);
        }
    }
}
