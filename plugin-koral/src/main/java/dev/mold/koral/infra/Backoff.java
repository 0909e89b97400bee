package dev.mold.koral.infra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Backs off from peers that do not answer. Each is paused for a tenth of the time that it has been failing, within
 * bounds: a recovery is noticed soon, and a peer that never recovers costs little. If there are too many entries, the
 * one with the oldest last failure is evicted. Thread-safe.
 *
 * @param <K> identifies a peer
 * @param <F> a failure
 */
public final class Backoff<K, F> {
    /** The shortest pause. */
    public static final Duration MIN = Duration.ofSeconds(1);
    private static final Duration MAX_LENGTH = Duration.ofSeconds(15);
    private static final int SHARE = 10;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<K, Failing<F>> failing = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Failing<F>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failing<F>(Instant since, Instant until, F last) {}

    /**
     * The state of a failing peer.
     *
     * @param lasting how long it has been failing
     * @param lookAgainIn how long to wait before the next call
     * @param last its latest failure
     */
    public record Trouble<F>(Duration lasting, Duration lookAgainIn, F last) {}

    public Backoff(Clock clock) {
        this.clock = clock;
    }

    /** The state to report instead of making a call, if the peer is paused now. */
    public synchronized Optional<Trouble<F>> resting(K key) {
        var known = failing.get(key);
        var now = clock.instant();
        return Optional.ofNullable(known).filter(found -> now.isBefore(found.until())).map(found -> trouble(found, now));
    }

    /** Records that a call failed. */
    public synchronized Trouble<F> failed(K key, F how) {
        var now = clock.instant();
        var before = failing.remove(key);
        var since = before == null ? now : before.since();
        var found = new Failing<>(since, now.plus(pause(Duration.between(since, now))), how);
        failing.put(key, found);
        return trouble(found, now);
    }

    /** Records that a call was answered. */
    public synchronized void succeeded(K key) {
        failing.remove(key);
    }

    private static <F> Trouble<F> trouble(Failing<F> found, Instant now) {
        return new Trouble<>(
                Duration.between(found.since(), now), Duration.between(now, found.until()), found.last());
    }

    private static Duration pause(Duration lasting) {
        var share = lasting.dividedBy(SHARE);
        if (share.compareTo(MIN) < 0) {
            return MIN;
        }
        return share.compareTo(MAX_LENGTH) < 0 ? share : MAX_LENGTH;
    }
}
