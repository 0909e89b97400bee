package dev.mold.server.network;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;

/**
 * One part of the configuration of routers, such as port forwarding. Each method is called in a transaction that holds
 * the network and may use repositories only.
 */
public interface RouterConfigContributor {
    /** Adds this part of the network's configuration to the draft. */
    void contribute(NetworkId network, RouterDraft draft);

    /** Removes all that a removed network has of this part. */
    void release(NetworkId network);

    /** Removes a machine that leaves the network from this part. */
    default void machineLeft(NetworkId network, VirtualMachineId machine) {}
}
