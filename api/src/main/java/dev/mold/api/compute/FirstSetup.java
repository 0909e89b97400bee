package dev.mold.api.compute;

import java.util.Optional;

/**
 * What a fresh installation on a back end begins with.
 *
 * @param systemTemplate address of the node image that comes with the back end; empty for the server's usual one
 * @param cpuFactor how many times its cores a host gives away: {@code cpu.overprovisioning.factor}, at least 1
 */
public record FirstSetup(Optional<String> systemTemplate, double cpuFactor) {
    /** Nothing out of the ordinary. */
    public static FirstSetup usual() {
        return new FirstSetup(Optional.empty(), 1);
    }
}
