package dev.mold.server.offering;

import dev.mold.api.cloud.ServiceOffering;
import java.util.Optional;

/**
 * The data of an offering that machines need beyond the port's {@link ServiceOffering}.
 *
 * @param offerHa whether its machines are restarted elsewhere if their host fails; no offering supports that yet
 * @param bounds of a custom offering, if it has any
 */
public record ServiceOfferingDetails(
        ServiceOffering offering,
        String displayText,
        boolean offerHa,
        boolean dynamicScaling,
        Optional<Bounds> bounds) {

    /** The range of sizes that a user may choose; memory in MiB. */
    public record Bounds(int minCpus, int maxCpus, int minMemoryMib, int maxMemoryMib) {}
}
