package dev.mold.api.compute;

import java.util.Optional;

/**
 * The defaults of a fresh installation on a back end.
 *
 * @param systemTemplate URL of the back end's own node image; empty for the server's default
 * @param cpuFactor CPU over-provisioning of a host, {@code cpu.overprovisioning.factor}, at least 1
 */
public record FirstSetup(Optional<String> systemTemplate, double cpuFactor) {
    /** No special defaults. */
    public static FirstSetup usual() {
        return new FirstSetup(Optional.empty(), 1);
    }
}
