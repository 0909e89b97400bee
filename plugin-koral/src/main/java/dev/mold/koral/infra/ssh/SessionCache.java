package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions that nobody uses just now. A handshake costs far more processor time than a command, and a node is asked
 * again every second or so while a cluster is made; an idle session costs a thread, so few are kept, and not for long.
 */
final class SessionCache {
    private final Clock clock;
    private final Duration idle;
    private final int limit;
    private final Map<NodeIdentity, Entry> entries = new LinkedHashMap<>();

    SessionCache(Clock clock, Duration idle, int limit) {
        this.clock = clock;
        this.idle = idle;
        this.limit = limit;
    }

    private record Entry(SshSession session, Instant since) {}

    /** Hands out an open session to this node, which is then the caller's. */
    Optional<SshSession> take(NodeAccess node) {
        closeSince(clock.instant().minus(idle));
        Entry entry;
        synchronized (this) {
            entry = entries.remove(NodeIdentity.of(node));
        }
        return Optional.ofNullable(entry).map(Entry::session).filter(SshSession::usable);
    }

    /** Takes a session back; closes it if there is one for this node already. */
    void give(NodeAccess node, SshSession session) {
        List<SshSession> surplus = new ArrayList<>();
        synchronized (this) {
            var before = entries.remove(NodeIdentity.of(node));
            if (before != null) {
                surplus.add(before.session());
            }
            if (entries.size() >= limit) {
                var eldest = entries.keySet().iterator().next();
                surplus.add(entries.remove(eldest).session());
            }
            entries.put(NodeIdentity.of(node), new Entry(session, clock.instant()));
        }
        surplus.forEach(SshSession::close);
    }

    void closeAll() {
        closeSince(Instant.MAX);
    }

    private void closeSince(Instant limitOfAge) {
        List<SshSession> old = new ArrayList<>();
        synchronized (this) {
            entries.values().removeIf(entry -> {
                var tooOld = !entry.since().isAfter(limitOfAge);
                if (tooOld) {
                    old.add(entry.session());
                }
                return tooOld;
            });
        }
        old.forEach(SshSession::close);
    }
}
