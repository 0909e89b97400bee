package dev.mold.api.cloud;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Virtual machines. Nothing here waits: a call begins what it is named after and returns the machine as it then stands;
 * whoever needs the end of it looks again. Each call may be repeated.
 */
public interface VirtualMachines {
    /**
     * Reserves a machine with its address, disk and limits, stopped; or returns the one that has this id already.
     *
     * @throws ApiException RESOURCE_LIMIT, INSUFFICIENT_CAPACITY (no address), INVALID_PARAMETER
     */
    VirtualMachine create(NewVirtualMachine machine);

    /**
     * Begins to start it on a host with room.
     *
     * @throws ApiException INSUFFICIENT_CAPACITY if no host has room; BACKEND_FAILED
     */
    VirtualMachine start(VirtualMachineId id);

    /** Begins to shut it down, or powers it off if forced. */
    VirtualMachine stop(VirtualMachineId id, boolean forced);

    /**
     * Begins to remove it permanently, with its disk and its address.
     *
     * @return whether it is gone
     */
    boolean expunge(VirtualMachineId id);

    /** The machine as its host sees it now; empty once it is expunged. */
    Optional<VirtualMachine> find(VirtualMachineId id);

    /**
     * What is known of the states of those machines, without asking their hosts; for those who watch over many.
     *
     * @return without the machines that are expunged
     */
    Map<VirtualMachineId, VirtualMachineState> states(Collection<VirtualMachineId> ids);

    /**
     * Begins to attach an ISO; to be called again until it is attached.
     *
     * @return whether it is attached
     * @throws ApiException WRONG_STATE if another ISO is attached; RESOURCE_UNAVAILABLE if the ISO is not ready;
     *     INVALID_PARAMETER if there is no such machine or no such ISO
     */
    boolean attachIso(VirtualMachineId id, ImageId iso);

    /**
     * Begins to detach whatever ISO is attached; to be called again until none is.
     *
     * @return whether none is attached
     * @throws ApiException INVALID_PARAMETER if there is no such machine
     */
    boolean detachIso(VirtualMachineId id);

    /** The wire form of those machines that the caller may see, in the given order. */
    List<VirtualMachineView> views(Collection<VirtualMachineId> ids, CallContext call);
}
