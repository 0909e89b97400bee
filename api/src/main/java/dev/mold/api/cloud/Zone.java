package dev.mold.api.cloud;

import dev.mold.api.id.ZoneId;

/**
 * A zone.
 *
 * @param enabled whether things may be made in it
 * @param hypervisor CloudStack's name of what runs its machines, such as {@code Simulator}
 */
public record Zone(ZoneId id, String name, boolean enabled, String hypervisor) {}
