package dev.mold.server.network;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NicId;
import dev.mold.api.id.VirtualMachineId;

/**
 * A network interface of a machine.
 *
 * @param ip its address in dotted form
 * @param mac its MAC address, {@code 02:…}
 * @param device its position in the machine, from 0
 */
public record Nic(NicId id, NetworkId network, VirtualMachineId machine, String ip, String mac, int device) {}
