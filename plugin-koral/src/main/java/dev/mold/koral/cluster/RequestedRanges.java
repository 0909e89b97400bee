package dev.mold.koral.cluster;

import java.util.Optional;

/**
 * The addresses inside a cluster that its user asked for; what is empty is chosen.
 *
 * @param pods CIDR of its pods
 * @param services CIDR of its services
 */
public record RequestedRanges(Optional<String> pods, Optional<String> services) {
    public static RequestedRanges none() {
        return new RequestedRanges(Optional.empty(), Optional.empty());
    }
}
