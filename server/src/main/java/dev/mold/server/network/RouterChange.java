package dev.mold.server.network;

import dev.mold.api.id.NetworkId;
import java.util.UUID;

/**
 * What a {@link RouterChangeFlow} is run with.
 *
 * @param network whose router must be informed of the change
 * @param thing what was changed, such as a rule
 */
public record RouterChange(NetworkId network, UUID thing) {}
