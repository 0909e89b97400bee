package dev.mold.server.compute.machine.net;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;

/**
 * The network interface of a machine; it has exactly one.
 *
 * @param mac its MAC address, such as {@code 02:00:00:00:00:0a}
 */
public record MachineNic(VirtualMachineId machine, NetworkId network, String mac) {}
