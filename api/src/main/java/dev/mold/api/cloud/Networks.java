package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import java.util.List;
import java.util.Optional;

/** Guest networks and their public addresses. */
public interface Networks {
    /**
     * Makes a network, or returns the one that has this id already.
     *
     * @throws ApiException RESOURCE_LIMIT if the owner may have no more
     */
    Network create(NewNetwork network);

    /**
     * Gives the network its router and its source-NAT address. Done at once where it is there already.
     *
     * @return the network, implementing or implemented
     * @throws ApiException INSUFFICIENT_CAPACITY if no public address is free
     */
    Network implement(NetworkId id);

    /** The network if it is not removed. */
    Optional<Network> find(NetworkId id);

    /** The machines with an interface in the network, whatever their state. */
    List<MachineId> machines(NetworkId id);

    /**
     * Removes the network with its rules and addresses; does nothing if it is gone.
     *
     * @throws ApiException RESOURCE_IN_USE while machines are in it
     */
    void delete(NetworkId id);

    /** The address from which the network's machines are seen outside; empty until it is implemented. */
    Optional<Address> sourceNat(NetworkId id);
}
