package dev.mold.server.zone;

/**
 * What a machine needs of a host.
 *
 * @param cpus number of vCPUs
 * @param cpuMhz speed of each in MHz
 * @param memoryMib memory in MiB
 */
record Demand(int cpus, int cpuMhz, long memoryMib) {
    long totalMhz() {
        return (long) cpus * cpuMhz;
    }
}
