package dev.mold.api.compute;

/**
 * A host of a back end.
 *
 * @param name its name, unique in the back end
 * @param arch CloudStack's name of its architecture, such as {@code x86_64} or {@code aarch64}
 * @param cpus number of cores
 * @param cpuMhz speed of each in MHz
 * @param memoryMib memory in MiB
 */
public record BackendHost(String name, String address, String arch, int cpus, int cpuMhz, long memoryMib) {}
