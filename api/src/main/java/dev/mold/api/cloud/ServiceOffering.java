package dev.mold.api.cloud;

import dev.mold.api.id.ServiceOfferingId;

/**
 * A compute offering.
 *
 * @param custom whether its size is chosen at deployment
 * @param cpus number of vCPUs; 0 if custom
 * @param cpuMhz speed of each in MHz
 * @param memoryMib memory in MiB; 0 if custom
 * @param rootDiskGib size of the root disk in GiB; 0 for the template's
 * @param active whether it may be used for new machines
 */
public record ServiceOffering(
        ServiceOfferingId id,
        String name,
        boolean custom,
        int cpus,
        int cpuMhz,
        int memoryMib,
        long rootDiskGib,
        boolean active) {}
