package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;
import java.nio.file.Path;

/** Connects machines to their networks. */
public interface MachineConnections {
    /**
     * Connects a machine's interface, and publishes its user data in the network.
     *
     * @return path of the network namespace to boot in
     * @throws ApiException BACKEND_FAILED if there is no such network
     */
    Path connect(MachineSpec machine);

    /** Removes both; does nothing if there are none. */
    void disconnect(VirtualMachineId machine);
}
