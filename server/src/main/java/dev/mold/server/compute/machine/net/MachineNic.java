package dev.mold.server.compute.machine.net;

import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;

/**
 * The one network interface of a machine.
 *
 * @param mac its hardware address, such as {@code 02:00:00:00:00:0a}
 */
public record MachineNic(MachineId machine, NetworkId network, String mac) {}
