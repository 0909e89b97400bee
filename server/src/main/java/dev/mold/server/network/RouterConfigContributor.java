package dev.mold.server.network;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;

/**
 * One kind of thing that routers do, such as port forwarding. Each method is called in a transaction of the network's
 * and must work by repositories alone.
 */
public interface RouterConfigContributor {
    /** Adds what the network has of this kind to its configuration. */
    void contribute(NetworkId network, RouterDraft draft);

    /** Removes all that the network has of this kind, for the network is gone. */
    void release(NetworkId network);

    /** Forgets a machine that leaves the network. */
    default void machineLeft(NetworkId network, VirtualMachineId machine) {}
}
