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
 * A cache of idle sessions. A handshake costs far more processor time than a command, and nodes are polled about every
 * second while a cluster is created. An idle session costs a thread, so few are kept, and not for long.
 */
final class SessionCache {
    private final Clock clock;
    private final Duration idle;
    private final int limit;
    private final Map<NodeLogin, Entry> entries = new LinkedHashMap<>();

    SessionCache(Clock clock, Duration idle, int limit) {
        this.clock = clock;
        this.idle = idle;
        this.limit = limit;
    }

    private record Entry(SshSession session, Instant since) {}

    /**
     * Removes an open session to this node from the cache; the caller owns it then. A session in which the node showed
     * a host key that is not accepted now is closed.
     *
     * @throws SshFailure if no usable host key is stored for the node
     */
    Optional<SshSession> take(NodeAccess node) throws SshFailure {
        var accepted = PinnedHostKeys.parse(node.host(), node.hostKeys());
        closeSince(clock.instant().minus(idle));
        Entry entry;
        synchronized (this) {
            entry = entries.remove(NodeLogin.of(node));
        }
        var session = Optional.ofNullable(entry).map(Entry::session);
        var fit = session.filter(open -> open.usable() && open.verifiedBy(accepted));
        if (fit.isEmpty()) {
            session.ifPresent(SshSession::close);
        }
        return fit;
    }

    /** Returns a session to the cache; closes an older one for this node, and the oldest if the cache is full. */
    void give(NodeAccess node, SshSession session) {
        List<SshSession> surplus = new ArrayList<>();
        synchronized (this) {
            var before = entries.remove(NodeLogin.of(node));
            if (before != null) {
                surplus.add(before.session());
            }
            if (entries.size() >= limit) {
                var eldest = entries.keySet().iterator().next();
                surplus.add(entries.remove(eldest).session());
            }
            entries.put(NodeLogin.of(node), new Entry(session, clock.instant()));
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
