package dev.mold.server.network;

import dev.mold.api.id.NetworkId;
import java.util.UUID;

/**
 * The input of a {@link RouterChangeFlow}.
 *
 * @param network the network whose router must be updated
 * @param thing the uuid of what was changed, such as a rule
 */
public record RouterChange(NetworkId network, UUID thing) {}
