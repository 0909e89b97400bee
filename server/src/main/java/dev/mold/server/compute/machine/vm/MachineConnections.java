package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;
import java.nio.file.Path;

/** Connects machines to their networks. */
public interface MachineConnections {
    /**
     * Gives a machine its interface, and has its network tell it its user data.
     *
     * @return path of the network namespace to boot in
     * @throws ApiException BACKEND_FAILED if the network is not there
     */
    Path connect(MachineSpec machine);

    /** Takes both away; nothing if they are not there. */
    void disconnect(VirtualMachineId machine);
}
