package dev.mold.server.network.firewall;

import dev.mold.api.id.NetworkId;
import dev.mold.server.network.RuleState;
import java.util.UUID;

/** The row of a rule that forwards ports of a public address into a network. */
public interface PortRule {
    UUID id();

    NetworkId network();

    RuleState state();

    void state(RuleState next);
}
