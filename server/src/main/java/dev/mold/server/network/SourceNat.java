package dev.mold.server.network;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The source NAT addresses of networks. */
public interface SourceNat {
    /**
     * Locks the owner's account. Must be called before the network's row is locked.
     *
     * @throws ApiException RESOURCE_LIMIT if the network has no such address and its owner may not have another one
     */
    void checkRoom(Network network);

    /**
     * Allocates a source NAT address to the network unless it has one. Must be called in the transaction that holds the
     * network's row.
     *
     * @param wanted the requested address; empty for any
     * @throws ApiException INSUFFICIENT_CAPACITY if none is free; INVALID_PARAMETER if the requested one is not
     */
    void ensure(Network network, Optional<String> wanted);

    Optional<PublicIpAddress> find(NetworkId network);

    /** Like {@link #find(NetworkId)} for many networks. */
    Map<NetworkId, PublicIpAddress> find(Collection<NetworkId> networks);
}
