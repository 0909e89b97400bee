package dev.mold.api.compute;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs machines, networks and images. The server decides and stores what is wanted; a back end executes it. Its rules:
 *
 * <ul>
 *   <li>Everything is identified by the server's ids; calls are idempotent.
 *   <li>No call waits for a machine, a download or a router: it starts the work, and the status reports the progress.
 *   <li>Work outlives the server process: after a restart the back end still knows it.
 *   <li>Removing what does not exist is no error.
 *   <li>A lack of capacity is INSUFFICIENT_CAPACITY, any other failure BACKEND_FAILED, with a reason for users.
 * </ul>
 *
 * <p>Each of these is checked by a test of the abstract suite {@code ComputeBackendContract}.
 */
public interface ComputeBackend extends AutoCloseable {
    /** CloudStack's name of the hypervisor, such as {@code Simulator}. */
    String hypervisor();

    Set<Capability> capabilities();

    /** The defaults of a fresh installation. */
    default FirstSetup firstSetup() {
        return FirstSetup.usual();
    }

    /** The hosts with their sizes; queried once when a zone is set up and after a restart. */
    List<BackendHost> hosts();

    /** The public addresses that the back end can serve. */
    PublicRange publicRange();

    /** Starts downloading an image. @throws ApiException BACKEND_FAILED */
    ImageStatus prepareImage(ImageSpec image);

    Optional<ImageStatus> image(ImageId id);

    void removeImage(ImageId id);

    /**
     * Creates a network's router, or updates it to exactly this configuration, atomically: rules that are not in it are
     * removed, and connections under unchanged rules are not cut.
     */
    void applyNetwork(NetworkConfig network);

    /** Whether the network's router is up. */
    boolean networkReady(NetworkId id);

    /** Networks that the back end has. */
    Set<NetworkId> networks();

    void removeNetwork(NetworkId id);

    /** Creates a machine, stopped, with its disk. The network must have been applied. */
    MachineStatus createMachine(MachineSpec machine);

    /** Starts booting a stopped machine; no effect on one that is starting or running. */
    MachineStatus startMachine(VirtualMachineId id);

    /**
     * Starts shutting a machine down.
     *
     * @param forced whether to power it off at once
     */
    MachineStatus stopMachine(VirtualMachineId id, boolean forced);

    /**
     * Starts removing a machine with its disk, in any state. Its status is reported as stopping until nothing of it is
     * left.
     */
    void destroyMachine(VirtualMachineId id);

    Optional<MachineStatus> machine(VirtualMachineId id);

    List<MachineStatus> machines();

    /** Inserts an ISO into the machine's drive, replacing another one. @throws ApiException if it is not ready */
    void attachIso(VirtualMachineId id, ImageId iso);

    /** Ejects the ISO from the machine's drive. */
    void detachIso(VirtualMachineId id);

    /** The last lines of the machine's console; empty without {@link Capability#CONSOLE_LOG}. */
    String consoleLog(VirtualMachineId id);

    /** Releases connections and threads; machines keep running. */
    @Override
    void close();
}
