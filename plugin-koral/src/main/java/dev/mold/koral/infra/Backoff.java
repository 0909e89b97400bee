package dev.mold.koral.infra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers who does not answer, so that they are asked less and less often. Each is left alone for a tenth of the time
 * that it has failed, within bounds: who comes back is noticed after little more than it took, and who never does costs
 * little. Forgets those that have not failed lately if there are too many. Safe for many threads.
 *
 * @param <K> who is asked
 * @param <F> how they fail
 */
public final class Backoff<K, F> {
    /** The shortest time that is worth waiting. */
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
     * What is known of one that fails.
     *
     * @param lasting how long it has failed
     * @param lookAgainIn how long it is to be left alone
     * @param last how it failed last
     */
    public record Trouble<F>(Duration lasting, Duration lookAgainIn, F last) {}

    public Backoff(Clock clock) {
        this.clock = clock;
    }

    /** What to tell instead of asking, if it is to be left alone now. */
    public synchronized Optional<Trouble<F>> resting(K key) {
        var known = failing.get(key);
        var now = clock.instant();
        return Optional.ofNullable(known).filter(found -> now.isBefore(found.until())).map(found -> trouble(found, now));
    }

    /** It was asked and failed. */
    public synchronized Trouble<F> failed(K key, F how) {
        var now = clock.instant();
        var before = failing.remove(key);
        var since = before == null ? now : before.since();
        var found = new Failing<>(since, now.plus(pause(Duration.between(since, now))), how);
        failing.put(key, found);
        return trouble(found, now);
    }

    /** It was asked and answered. */
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
