package dev.mold.server.web;

import dev.mold.api.id.UserId;
import java.time.Instant;

/**
 * A session, begun by a log-in.
 *
 * @param id value of the cookie
 * @param key what the client must send in addition to the cookie
 */
record Session(String id, String key, UserId user, Instant lastUsed) {
    Session usedAt(Instant now) {
        return new Session(id, key, user, now);
    }
}
