package dev.mold.server.compute.simulator.remote;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;

/** Further records of the protocol, in addition to those of the SPI. */
final class Wire {
    private Wire() {}

    /** @param code name of an error code */
    record Failure(String code, String message) {}

    record Stop(VirtualMachineId machine, boolean forced) {}

    record Drive(VirtualMachineId machine, ImageId iso) {}

    record Faults(List<String> lines) {}
}
