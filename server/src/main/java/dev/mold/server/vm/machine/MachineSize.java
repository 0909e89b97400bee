package dev.mold.server.vm.machine;

/**
 * The resources of its host that a machine uses.
 *
 * @param cpus number of vCPUs
 * @param cpuMhz speed of each in MHz
 * @param memoryMib memory in MiB
 */
public record MachineSize(int cpus, int cpuMhz, int memoryMib) {}
