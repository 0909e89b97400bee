package dev.mold.koral.step;

import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Zones;

/** What of the cloud the steps drive. */
public record CloudServices(Networks networks, NetworkRules rules, Machines machines, Zones zones, KeyPairs keyPairs) {}
