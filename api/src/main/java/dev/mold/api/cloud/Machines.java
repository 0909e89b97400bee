package dev.mold.api.cloud;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Virtual machines. Nothing here waits: a call begins what it is named after and returns the machine as it then stands;
 * whoever needs the end of it looks again. Each call may be repeated.
 */
public interface Machines {
    /**
     * Reserves a machine with its address, disk and limits, stopped; or returns the one that has this id already.
     *
     * @throws ApiException RESOURCE_LIMIT, INSUFFICIENT_CAPACITY (no address), INVALID_PARAMETER
     */
    Machine create(NewMachine machine);

    /**
     * Begins to start it on a host with room.
     *
     * @throws ApiException INSUFFICIENT_CAPACITY if no host has room; BACKEND_FAILED
     */
    Machine start(MachineId id);

    /** Begins to shut it down, or pulls the plug if forced. */
    Machine stop(MachineId id, boolean forced);

    /**
     * Begins to remove it for good, with its disk and its address.
     *
     * @return whether it is gone
     */
    boolean expunge(MachineId id);

    /** The machine as its host sees it now; empty once it is expunged. */
    Optional<Machine> find(MachineId id);

    /**
     * What is known of the states of those machines, without asking their hosts; for those who watch over many.
     *
     * @return without the machines that are expunged
     */
    Map<MachineId, MachineState> states(Collection<MachineId> ids);

    /**
     * Begins to attach an ISO; to be called again until it is attached.
     *
     * @return whether it is attached
     * @throws ApiException WRONG_STATE if another ISO is attached; RESOURCE_UNAVAILABLE if the ISO is not ready;
     *     INVALID_PARAMETER if there is no such machine or no such ISO
     */
    boolean attachIso(MachineId id, ImageId iso);

    /**
     * Begins to detach whatever ISO is attached; to be called again until none is.
     *
     * @return whether none is attached
     * @throws ApiException INVALID_PARAMETER if there is no such machine
     */
    boolean detachIso(MachineId id);

    /** The wire form of those machines that the caller may see, in the given order. */
    List<VirtualMachineView> views(Collection<MachineId> ids, CallContext call);
}
