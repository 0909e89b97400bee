package dev.mold.server.network;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The public addresses behind which networks hide. */
public interface SourceNat {
    /**
     * Locks the owner's account. To be called before the network's row is locked.
     *
     * @throws ApiException RESOURCE_LIMIT if the network has no such address and its owner may have no more addresses
     */
    void checkRoom(Network network);

    /**
     * Gives the network one unless it has one. To be called in the transaction that holds the network's row.
     *
     * @param wanted the address that it shall be, if a certain one is wanted
     * @throws ApiException INSUFFICIENT_CAPACITY if none is free; INVALID_PARAMETER if the wanted one is not
     */
    void ensure(Network network, Optional<String> wanted);

    Optional<PublicIpAddress> find(NetworkId network);

    /** The same for many at once. */
    Map<NetworkId, PublicIpAddress> find(Collection<NetworkId> networks);
}
