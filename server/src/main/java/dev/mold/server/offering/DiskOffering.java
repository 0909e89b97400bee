package dev.mold.server.offering;

import dev.mold.api.id.DiskOfferingId;

/**
 * A disk offering.
 *
 * @param custom whether the size is chosen by the user
 * @param sizeGib size in GiB; 0 if custom
 * @param active whether it may be used for new disks
 */
public record DiskOffering(
        DiskOfferingId id, String name, String displayText, boolean custom, long sizeGib, boolean active) {}
