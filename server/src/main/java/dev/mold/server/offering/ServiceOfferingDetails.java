package dev.mold.server.offering;

import dev.mold.api.cloud.ServiceOffering;
import java.util.Optional;

/**
 * What machines need to know of their offering beyond what plugins do.
 *
 * @param offerHa whether its machines are started elsewhere when their host fails; no offering promises that yet
 * @param bounds of a custom offering, where it has any
 */
public record ServiceOfferingDetails(
        ServiceOffering offering,
        String displayText,
        boolean offerHa,
        boolean dynamicScaling,
        Optional<Bounds> bounds) {

    /** Between which sizes a user may choose; memory in MiB. */
    public record Bounds(int minCpus, int maxCpus, int minMemoryMib, int maxMemoryMib) {}
}
