package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;
import java.util.Optional;

/** Guest networks and their public addresses. */
public interface Networks {
    /**
     * Creates a network, or returns the one that was made for this id already. A cloud that chooses ids itself gives
     * the network an id of its own; all other calls take the id of the returned network.
     *
     * @return the network, whose id may differ from the one asked for
     * @throws ApiException RESOURCE_LIMIT if the owner may have no more
     */
    Network create(NewNetwork network);

    /**
     * Prepares the network for machines; to be called again until it is ready. A cloud may give it its router and its
     * source-NAT address now, or do nothing and wait for the first machine that starts in it: whoever needs the address
     * asks for {@link #sourceNat}.
     *
     * @return whether machines may be made and started in it
     * @throws ApiException INSUFFICIENT_CAPACITY if no public address is free; INVALID_PARAMETER if there is no such
     *     network
     */
    boolean implement(NetworkId id);

    /** The network if it is not removed. */
    Optional<Network> find(NetworkId id);

    /** The machines with an interface in the network, whatever their state. */
    List<VirtualMachineId> machines(NetworkId id);

    /**
     * Begins to remove the network with its rules and addresses; to be called again until it is gone.
     *
     * @return whether it is gone
     * @throws ApiException RESOURCE_IN_USE while machines are in it
     */
    boolean delete(NetworkId id);

    /** The address from which the network's machines are seen outside; empty until it has one. */
    Optional<PublicIpAddress> sourceNat(NetworkId id);
}
