package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * A template or an ISO.
 *
 * @param zone its zone; empty for every zone
 * @param reason why it failed, or its progress, for users; empty when ready
 * @param arch such as {@code x86_64}
 * @param sizeBytes size of its content; 0 until it is known
 */
public record Image(
        ImageId id,
        String name,
        boolean iso,
        AccountId owner,
        Optional<ZoneId> zone,
        ImageState state,
        String reason,
        String arch,
        long sizeBytes,
        boolean directDownload) {}
