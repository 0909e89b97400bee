package dev.mold.api.compute;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What runs machines, networks and images. The server decides and remembers; a back end does. Its rules:
 *
 * <ul>
 *   <li>Everything is named by the server's ids; to ask twice for the same thing makes it once.
 *   <li>No call waits for a machine, a download or a router: it begins the work, and the status says how far it is.
 *   <li>What was begun outlives the server process: after a restart the back end still knows it.
 *   <li>To remove what is not there is no error.
 *   <li>What fails for want of room is INSUFFICIENT_CAPACITY, all else BACKEND_FAILED, with a reason for people.
 * </ul>
 *
 * <p>The abstract suite {@code ComputeBackendContract} checks these, a test each.
 */
public interface ComputeBackend extends AutoCloseable {
    /** CloudStack's name of the hypervisor, such as {@code Simulator}. */
    String hypervisor();

    Set<Capability> capabilities();

    /** What a fresh installation begins with. */
    default FirstSetup firstSetup() {
        return FirstSetup.usual();
    }

    /** The hosts with their sizes; asked once when a zone is set up and after a restart. */
    List<BackendHost> hosts();

    /** The public addresses that the back end can serve. */
    PublicRange publicRange();

    /** Begins to fetch an image. @throws ApiException BACKEND_FAILED */
    ImageStatus prepareImage(ImageSpec image);

    Optional<ImageStatus> image(ImageId id);

    void removeImage(ImageId id);

    /**
     * Gives a network its router, or brings the one that is there to exactly this configuration, in one piece: rules
     * that are not in it are gone afterwards, connections under rules that stay are not cut.
     */
    void applyNetwork(NetworkConfig network);

    /** Whether the network's router is up. */
    boolean networkReady(NetworkId id);

    /** Networks that the back end has. */
    Set<NetworkId> networks();

    void removeNetwork(NetworkId id);

    /** Creates a machine, stopped, with its disk. The network must have been applied. */
    MachineStatus createMachine(MachineSpec machine);

    /** Begins to boot a stopped machine; no effect on one that is starting or running. */
    MachineStatus startMachine(VirtualMachineId id);

    /**
     * Begins to shut a machine down.
     *
     * @param forced whether to power it off at once
     */
    MachineStatus stopMachine(VirtualMachineId id, boolean forced);

    /**
     * Begins to remove a machine with its disk, whatever its state. Its status is told, as stopping, until nothing of it
     * is left.
     */
    void destroyMachine(VirtualMachineId id);

    Optional<MachineStatus> machine(VirtualMachineId id);

    List<MachineStatus> machines();

    /** Puts an ISO into the machine's drive; another one there is taken out. @throws ApiException if it is not ready */
    void attachIso(VirtualMachineId id, ImageId iso);

    /** Empties the machine's drive. */
    void detachIso(VirtualMachineId id);

    /** The last lines of the machine's console; empty without {@link Capability#CONSOLE_LOG}. */
    String consoleLog(VirtualMachineId id);

    /** Lets go of connections and threads; machines run on. */
    @Override
    void close();
}
