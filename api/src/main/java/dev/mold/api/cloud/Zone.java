package dev.mold.api.cloud;

import dev.mold.api.id.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A zone.
 *
 * @param enabled whether things may be made in it
 * @param hypervisors CloudStack's names of what runs its machines, such as {@code Simulator}; empty for a zone without
 *     hosts
 */
public record Zone(ZoneId id, String name, boolean enabled, Set<String> hypervisors) {
    public Zone {
        hypervisors = Collections.unmodifiableSet(new LinkedHashSet<>(hypervisors));
    }

    /** The hypervisor of that name as the zone spells it, whatever the case of the given letters. */
    public Optional<String> hypervisor(String name) {
        return hypervisors.stream()
                .filter(hypervisor -> hypervisor.equalsIgnoreCase(name.trim()))
                .findFirst();
    }
}
