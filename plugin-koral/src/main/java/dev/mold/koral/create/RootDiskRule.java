package dev.mold.koral.create;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ServiceOfferingId;

/** Determines the size of the nodes' root disks. */
final class RootDiskRule {
    private static final long GIB = 1L << 30;
    private static final long MIN_GIB = 8;
    /** CloudStack's default for {@code custom.diskoffering.size.max}. */
    private static final long MAX_GIB = 1024;

    private final Offerings offerings;

    RootDiskRule(Offerings offerings) {
        this.offerings = offerings;
    }

    /**
     * The requested size; by default the offering's, if it has one, but never less than nodes and their template need.
     *
     * @param given the requested size in GiB, or null
     * @return the size in GiB
     * @throws ApiException INVALID_PARAMETER if the requested size is out of bounds, or smaller than the offering's or
     *     the template's
     */
    long check(Long given, ServiceOfferingId offering, Image template) {
        var offered = offerings.service(offering).map(ServiceOffering::rootDiskGib).orElse(0L);
        var needed = (template.sizeBytes() + GIB - 1) / GIB;
        if (given == null) {
            return Math.max(MIN_GIB, Math.max(offered, needed));
        }
        if (given < MIN_GIB || given > MAX_GIB) {
            throw ApiException.invalid("Invalid noderootdisksize " + given + ", " + MIN_GIB + " to " + MAX_GIB
                    + " GiB are needed");
        }
        if (given < offered) {
            throw ApiException.invalid("Invalid noderootdisksize " + given + ": the root disk of the compute offering"
                    + " is of " + offered + " GiB");
        }
        if (given < needed) {
            throw ApiException.invalid("Invalid noderootdisksize " + given + ": the template " + template.name()
                    + " needs " + needed + " GiB");
        }
        return given;
    }
}
