package dev.mold.server.zone;

/**
 * The resources that a machine needs on its host.
 *
 * @param arch CloudStack's name of the architecture that it was created for
 * @param cpus number of vCPUs
 * @param cpuMhz speed of each in MHz
 * @param memoryMib memory in MiB
 */
public record Demand(String arch, int cpus, int cpuMhz, long memoryMib) {
    long totalMhz() {
        return (long) cpus * cpuMhz;
    }
}
