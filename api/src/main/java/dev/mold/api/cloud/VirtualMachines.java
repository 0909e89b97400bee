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
 * Virtual machines. No call waits: it starts the action and returns the machine in its current state; poll for the
 * result. Every call may be repeated.
 */
public interface VirtualMachines {
    /**
     * Reserves a machine with its address, disk and limits, in state Stopped; or returns the existing one with this id.
     *
     * @throws ApiException RESOURCE_LIMIT, INSUFFICIENT_CAPACITY (no address), INVALID_PARAMETER
     */
    VirtualMachine create(NewVirtualMachine machine);

    /**
     * Begins to start it on a host with enough capacity.
     *
     * @throws ApiException INSUFFICIENT_CAPACITY if no host has enough capacity; BACKEND_FAILED
     */
    VirtualMachine start(VirtualMachineId id);

    /** Starts shutting it down, or powers it off if forced. */
    VirtualMachine stop(VirtualMachineId id, boolean forced);

    /**
     * Starts removing it permanently, with its disk and its address.
     *
     * @return whether it is gone
     */
    boolean expunge(VirtualMachineId id);

    /** The machine in its current state on its host; empty once it is expunged. */
    Optional<VirtualMachine> find(VirtualMachineId id);

    /**
     * The last known states of those machines, without querying their hosts; for monitoring many machines.
     *
     * @return the states, without expunged machines
     */
    Map<VirtualMachineId, VirtualMachineState> states(Collection<VirtualMachineId> ids);

    /**
     * Starts attaching an ISO; must be called again until it returns true.
     *
     * @return whether it is attached
     * @throws ApiException WRONG_STATE if another ISO is attached; RESOURCE_UNAVAILABLE if the ISO is not ready;
     *     INVALID_PARAMETER if there is no such machine or no such ISO
     */
    boolean attachIso(VirtualMachineId id, ImageId iso);

    /**
     * Starts detaching the attached ISO, whichever it is; must be called again until it returns true.
     *
     * @return whether none is attached
     * @throws ApiException INVALID_PARAMETER if there is no such machine
     */
    boolean detachIso(VirtualMachineId id);

    /** The wire form of those machines that the caller may see, in the given order. */
    List<VirtualMachineView> views(Collection<VirtualMachineId> ids, CallContext call);
}
