package dev.mold.api.compute;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import java.util.Optional;

/**
 * The status of a machine.
 *
 * @param iso the ISO in its drive
 * @param reason why it failed; else empty
 */
public record MachineStatus(VirtualMachineId id, Power power, Optional<ImageId> iso, String reason) {
    public enum Power {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING,
        /** It failed; it can be started again or destroyed. */
        FAILED
    }
}
