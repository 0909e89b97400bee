package dev.mold.server.platform.rows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * What lists show of other things beside their own: names of zones, of offerings, of templates. There are few of them,
 * they hardly change, and each page needs the same.
 *
 * <p>What this server writes is seen at once. What another server writes is seen after a second at most, which is for
 * names only: nothing is decided by what is found here, and no right, no state and no machine's existence is kept in it.
 *
 * @param <K> the key of a row
 * @param <V> what is known of it
 */
public final class RecentRows<K, V> {
    private static final Duration LASTS = Duration.ofSeconds(1);

    private final RowWatch rows;
    private final Clock clock;
    private final Function<Collection<K>, Map<K, V>> read;
    private final AtomicReference<Copy<K, V>> copy = new AtomicReference<>();

    private record Copy<K, V>(Instant taken, Basis basis, Map<K, V> known) {
        boolean lasts(Instant now) {
            return !now.isBefore(taken) && now.isBefore(taken.plus(LASTS)) && basis.stands();
        }
    }

    /** @param read gives what there is for some keys, by as few queries as it takes */
    public RecentRows(RowWatch rows, Clock clock, Function<Collection<K>, Map<K, V>> read) {
        this.rows = rows;
        this.clock = clock;
        this.read = read;
    }

    /** Those of the rows that are there, and perhaps others; to be called in a transaction. */
    public Map<K, V> find(Collection<K> keys) {
        var now = clock.instant();
        var before = copy.get();
        var lasts = before != null && before.lasts(now);
        if (lasts && before.known.keySet().containsAll(keys)) {
            rows.alsoRestsOn(before, before.basis::stands);
            return before.known;
        }
        var wanted = new HashSet<>(keys);
        if (lasts) {
            wanted.addAll(before.known.keySet());
        }
        var read = rows.watchOwnWrites(() -> Map.copyOf(this.read.apply(wanted)));
        read.basis().ifPresent(basis -> {
            rows.alsoRestsOn(basis, basis::stands);
            copy.set(new Copy<>(now, basis, read.value()));
        });
        return read.value();
    }
}
