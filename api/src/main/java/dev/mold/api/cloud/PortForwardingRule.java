package dev.mold.api.cloud;

import dev.mold.api.id.AddressId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.PortForwardingRuleId;

/** Leads one port of a public address to one port of a machine. */
public record PortForwardingRule(
        PortForwardingRuleId id,
        AddressId address,
        Protocol protocol,
        int publicPort,
        int privatePort,
        MachineId machine) {}
