package dev.mold.server.web;

import dev.mold.api.id.UserId;
import java.time.Instant;

/**
 * A log-in that lasts.
 *
 * @param id value of the cookie
 * @param key what the caller must show beside the cookie
 */
record Session(String id, String key, UserId user, Instant lastUsed) {
    Session usedAt(Instant now) {
        return new Session(id, key, user, now);
    }
}
