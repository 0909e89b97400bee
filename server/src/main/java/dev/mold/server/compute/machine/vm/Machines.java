package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostPrograms;
import dev.mold.server.compute.machine.image.MachineImages;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machines of the host. */
public final class Machines {
    private static final Logger LOG = LoggerFactory.getLogger(Machines.class);
    private static final String KIND = "machine";

    /** The progress of the removal of a machine. */
    private enum Removal {
        UNDER_WAY,
        FAILED
    }

    private final StateFolder folder;
    private final MachineFiles files;
    private final MachineImages images;
    private final MachineConnections connections;
    private final Disks disks;
    private final Supervisor supervisor;
    private final Drives drives;
    private final Executor removals;
    private final Map<VirtualMachineId, MachineRecord> machines = new ConcurrentHashMap<>();
    /** Destroyed machines whose remains are still on the host. */
    private final Map<VirtualMachineId, Removal> removed = new ConcurrentHashMap<>();

    private final Map<VirtualMachineId, Object> locks = new ConcurrentHashMap<>();

    /**
     * @param connections connects machines to their networks
     * @param removals runs the removal of what destroyed machines leave
     */
    public Machines(
            StateFolder folder,
                    HostPrograms commands, MachineImages images, MachineConnections connections, Executor removals) {
        this.folder = folder;
        this.files = new MachineFiles(folder);
        this.images = images;
        this.connections = connections;
        this.disks = new Disks(commands);
        this.supervisor = new Supervisor(folder, commands, files);
        this.drives = new Drives(commands, files, supervisor);
        this.removals = removals;
        folder.loadAll(KIND, MachineRecord.class)
                .forEach(machine -> machines.put(machine.spec().id(), machine));
        // machines whose removal was interrupted by the end of a server
        files.all().stream().filter(id -> !machines.containsKey(id)).forEach(this::remove);
    }

    /** Creates a machine unless it exists. @throws ApiException INSUFFICIENT_CAPACITY or BACKEND_FAILED */
    public MachineStatus create(MachineSpec spec) {
        synchronized (lock(spec.id())) {
            if (!machines.containsKey(spec.id())) {
                images.ready(spec.template(), false);
                try {
                    disks.make(files.disk(spec.id()), spec.rootDiskGib());
                    save(new MachineRecord(spec, Optional.empty()));
                } finally {
                    if (!machines.containsKey(spec.id())) {
                        clear(spec.id());
                    }
                }
            }
            return status(spec.id()).orElseThrow();
        }
    }

    /** Starts booting. @throws ApiException if there is no such machine, or it is shutting down */
    public MachineStatus start(VirtualMachineId id) {
        synchronized (lock(id)) {
            var spec = require(id).spec();
            var power = supervisor.power(id);
            if (power == Power.STOPPING) {
                throw new ApiException(
                        Errors.BACKEND_FAILED, "Machine " + spec.name() + " is still shutting down");
            }
            if (power == Power.STOPPED || power == Power.FAILED) {
                // device names may have changed after a reboot of the host
                machines.get(id).iso().ifPresent(iso -> drives.load(id, images.ready(iso, true)));
                files.writeConf(spec, images.ready(spec.template(), false), connections.connect(spec));
                supervisor.start(id);
            }
            return status(id).orElseThrow();
        }
    }

    /** Starts shutting down. @throws ApiException if there is no such machine */
    public MachineStatus stop(VirtualMachineId id, boolean forced) {
        synchronized (lock(id)) {
            require(id);
            var power = supervisor.power(id);
            if (power != Power.STOPPED && power != Power.FAILED) {
                supervisor.stop(id, forced);
            }
            return status(id).orElseThrow();
        }
    }

    /** Starts removing a machine, which counts as stopping until its processes, disk and interface are gone. */
    public void destroy(VirtualMachineId id) {
        synchronized (lock(id)) {
            var existing = machines.get(id);
            if (existing != null) {
                removed.put(id, Removal.UNDER_WAY);
                machines.remove(id);
            }
            folder.delete(KIND, id.toString());
            if (existing != null) {
                existing.iso().ifPresent(this::releaseIso);
                remove(id);
            }
        }
    }

    /** @throws ApiException BACKEND_FAILED if there is no such machine or image, or the image is not ready */
    public void attachIso(VirtualMachineId id, ImageId iso) {
        synchronized (lock(id)) {
            var machine = require(id);
            drives.insert(id, images.ready(iso, true));
            save(machine.withIso(Optional.of(iso)));
            machine.iso().filter(before -> !before.equals(iso)).ifPresent(this::releaseIso);
        }
    }

    public void detachIso(VirtualMachineId id) {
        synchronized (lock(id)) {
            var machine = machines.get(id);
            if (machine != null && machine.iso().isPresent()) {
                drives.eject(id);
                save(machine.withIso(Optional.empty()));
                releaseIso(machine.iso().get());
            }
        }
    }

    /** Ejects an ISO that will be removed from all drives. */
    public void withdraw(ImageId iso) {
        machines.values().stream()
                .filter(machine -> machine.iso().filter(iso::equals).isPresent())
                .forEach(machine -> detachIso(machine.spec().id()));
    }

    public Optional<MachineStatus> status(VirtualMachineId id) {
        return Optional.ofNullable(machines.get(id))
                .map(machine -> {
                    var power = supervisor.power(id);
                    return new MachineStatus(
                            id, power, machine.iso(), power == Power.FAILED ? supervisor.reason(id) : "");
                })
                .or(() -> Optional.of(id)
                        .filter(removed::containsKey)
                        .map(going -> new MachineStatus(going, Power.STOPPING, Optional.empty(), "")));
    }

    public List<MachineStatus> all() {
        return Stream.concat(machines.keySet().stream(), removed.keySet().stream())
                .distinct()
                .flatMap(id -> status(id).stream())
                .toList();
    }

    /** The machine's console output since its start; empty if it was not started or does not exist. */
    public String console(VirtualMachineId id) {
        return files.console(id);
    }

    /** Repeats stop requests to machines that are stopping, and retries failed removals. */
    public void remind() {
        removed.forEach((id, removal) -> {
            if (removal == Removal.FAILED) {
                remove(id);
            }
        });
        machines.keySet().forEach(id -> {
            try {
                supervisor.remind(id);
            } catch (ApiException e) {
                LOG.warn("Machine {} cannot be requested to stop: {}", id, e.getMessage());
            }
        });
    }

    private void releaseIso(ImageId iso) {
        var used = machines.values().stream()
                .anyMatch(machine -> machine.iso().filter(iso::equals).isPresent());
        if (!used) {
            drives.release(images.file(iso));
        }
    }

    private void remove(VirtualMachineId id) {
        removed.put(id, Removal.UNDER_WAY);
        removals.execute(() -> {
            synchronized (lock(id)) {
                if (machines.containsKey(id) || clear(id)) {
                    removed.remove(id);
                } else {
                    removed.put(id, Removal.FAILED);
                }
            }
        });
    }

    /** @return whether nothing of it is left */
    private boolean clear(VirtualMachineId id) {
        try {
            if (files.has(id, "machine.conf")) {
                supervisor.clean(id);
            }
            connections.disconnect(id);
            files.delete(id);
            return true;
        } catch (ApiException | UncheckedIOException e) {
            LOG.warn("Not all of machine {} could be removed yet: {}", id, e.getMessage());
            return false;
        }
    }

    private MachineRecord require(VirtualMachineId id) {
        var machine = machines.get(id);
        if (machine == null) {
            throw new ApiException(Errors.BACKEND_FAILED, "Machine " + id + " does not exist");
        }
        return machine;
    }

    private void save(MachineRecord machine) {
        var id = machine.spec().id();
        folder.save(KIND, id.toString(), machine);
        machines.put(id, machine);
    }

    private Object lock(VirtualMachineId id) {
        return locks.computeIfAbsent(id, any -> new Object());
    }
}
