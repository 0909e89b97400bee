package dev.mold.server.web;

import dev.mold.api.config.Settings;
import dev.mold.api.id.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sessions of this server, in memory. Sessions that are not used for a while end, and their number is bounded. */
final class Sessions {
    private static final int MAX_SESSIONS = 10_000;
    private static final int KEY_BYTES = 20;

    private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random;
    private final Clock clock;
    private final Settings settings;

    Sessions(SecureRandom random, Clock clock, Settings settings) {
        this.random = random;
        this.clock = clock;
        this.settings = settings;
    }

    Duration timeout() {
        return Duration.ofMinutes(settings.value(WebSettings.SESSION_TIMEOUT));
    }

    Session open(UserId user) {
        makeRoom();
        var session = new Session(
                HexFormat.of().withUpperCase().formatHex(bytes()),
                Base64.getUrlEncoder().encodeToString(bytes()),
                user,
                clock.instant());
        sessions.put(session.id(), session);
        return session;
    }

    private byte[] bytes() {
        var drawn = new byte[KEY_BYTES];
        random.nextBytes(drawn);
        return drawn;
    }

    private void makeRoom() {
        if (sessions.size() < MAX_SESSIONS) {
            return;
        }
        sessions.values().removeIf(this::over);
        while (sessions.size() >= MAX_SESSIONS) {
            sessions.values().stream()
                    .min(Comparator.comparing(Session::lastUsed))
                    .ifPresent(oldest -> sessions.remove(oldest.id()));
        }
    }

    private boolean over(Session session) {
        return session.lastUsed().plus(timeout()).isBefore(clock.instant());
    }

    /** The session of that id; it is marked as used now. */
    Optional<Session> use(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(
                sessions.computeIfPresent(id, (same, session) -> over(session) ? null : session.usedAt(now)));
    }

    void close(String id) {
        sessions.remove(id);
    }

    int size() {
        return sessions.size();
    }
}
