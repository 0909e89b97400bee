package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;
import java.util.Optional;

/** Guest networks and their public addresses. */
public interface Networks {
    /**
     * Creates a network, or returns the one already created for this id. A cloud that chooses ids itself gives the
     * network its own id; all other calls take the id of the returned network.
     *
     * @return the network, whose id may differ from the requested one
     * @throws ApiException RESOURCE_LIMIT if the owner may not have another one
     */
    Network create(NewNetwork network);

    /**
     * Prepares the network for machines; must be called again until it returns true. A cloud may set up the router and
     * the source NAT address now, or only when the first machine starts in it: use {@link #sourceNat} to get the
     * address.
     *
     * @return whether machines may be created and started in it
     * @throws ApiException INSUFFICIENT_CAPACITY if no public address is free; INVALID_PARAMETER if there is no such
     *     network
     */
    boolean implement(NetworkId id);

    /** The network; empty if it is removed. */
    Optional<Network> find(NetworkId id);

    /** The machines with an interface in the network, in any state. */
    List<VirtualMachineId> machines(NetworkId id);

    /**
     * Starts removing the network with its rules and addresses; must be called again until it returns true.
     *
     * @return whether it is gone
     * @throws ApiException RESOURCE_IN_USE while machines are in it
     */
    boolean delete(NetworkId id);

    /** The network's source NAT address; empty until it has one. */
    Optional<PublicIpAddress> sourceNat(NetworkId id);
}
