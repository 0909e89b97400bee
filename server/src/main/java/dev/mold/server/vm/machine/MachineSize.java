package dev.mold.server.vm.machine;

/**
 * What a machine takes of its host.
 *
 * @param cpus number of vCPUs
 * @param cpuMhz speed of each in MHz
 * @param memoryMib memory in MiB
 */
public record MachineSize(int cpus, int cpuMhz, int memoryMib) {}
