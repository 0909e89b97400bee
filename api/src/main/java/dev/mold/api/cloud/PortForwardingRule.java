package dev.mold.api.cloud;

import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;

/**
 * Forwards one port of a public address to one port of a machine, or a range of ports to a range of the same size.
 *
 * @param publicPort the first public port
 * @param publicEndPort the last public port; the same for a rule of one port
 * @param privatePort the first port of the machine
 */
public record PortForwardingRule(
        PortForwardingRuleId id,
        PublicIpAddressId address,
        Protocol protocol,
        int publicPort,
        int publicEndPort,
        int privatePort,
        VirtualMachineId machine) {
    /** A rule of one port. */
    public PortForwardingRule(
            PortForwardingRuleId id,
            PublicIpAddressId address,
            Protocol protocol,
            int publicPort,
            int privatePort,
            VirtualMachineId machine) {
        this(id, address, protocol, publicPort, publicPort, privatePort, machine);
    }

    /** Whether it forwards that public port. */
    public boolean has(int port) {
        return publicPort <= port && port <= publicEndPort;
    }
}
