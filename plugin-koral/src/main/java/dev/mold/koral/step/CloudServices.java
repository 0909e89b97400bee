package dev.mold.koral.step;

import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zones;

/** The services of the cloud that steps use. */
public record CloudServices(
        Networks networks, NetworkRules rules, VirtualMachines machines, Zones zones, KeyPairs keyPairs) {}
