package dev.mold.api.cloud;

import dev.mold.api.id.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A zone.
 *
 * @param enabled whether resources may be created in it
 * @param hypervisors CloudStack's names of its hypervisors, such as {@code Simulator}; empty for a zone without hosts
 */
public record Zone(ZoneId id, String name, boolean enabled, Set<String> hypervisors) {
    public Zone {
        hypervisors = Collections.unmodifiableSet(new LinkedHashSet<>(hypervisors));
    }

    /** The zone's spelling of that hypervisor, which is matched ignoring case. */
    public Optional<String> hypervisor(String name) {
        return hypervisors.stream()
                .filter(hypervisor -> hypervisor.equalsIgnoreCase(name.trim()))
                .findFirst();
    }
}
