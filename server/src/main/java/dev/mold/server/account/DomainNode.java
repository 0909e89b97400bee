package dev.mold.server.account;

import dev.mold.api.id.DomainId;
import java.util.Optional;

/**
 * A cached domain.
 *
 * @param path {@code /} for the root, {@code /a/b/} below it
 */
record DomainNode(DomainId id, String name, String path, Optional<DomainId> parent) {
    /** Whether the other domain is this one or below it. */
    boolean covers(DomainNode other) {
        return other.path.startsWith(path);
    }

    /** The form in {@code domainpath} of a response: {@code ROOT} or {@code ROOT/a/b}. */
    String wirePath() {
        return wirePath(path);
    }

    static String wirePath(String path) {
        return path.equals("/") ? "ROOT" : "ROOT" + path.substring(0, path.length() - 1);
    }
}
