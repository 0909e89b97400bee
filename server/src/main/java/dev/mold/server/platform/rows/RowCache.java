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
 * Caches what list commands show of related entities, such as the names of zones, offerings and templates. There are
 * few of them, they rarely change, and each page needs the same ones.
 *
 * <p>Writes of this server are visible at once, writes of other servers after one second at most. That is acceptable
 * for names only: nothing is decided by what is found here, and no permission and no state is cached in it.
 *
 * @param <K> the key of a row
 * @param <V> what is cached of it
 */
public final class RowCache<K, V> {
    private static final Duration LASTS = Duration.ofSeconds(1);

    private final DependencyTracker rows;
    private final Clock clock;
    private final Function<Collection<K>, Map<K, V>> read;
    private final AtomicReference<Copy<K, V>> copy = new AtomicReference<>();

    private record Copy<K, V>(Instant taken, Dependencies dependencies, Map<K, V> known) {
        boolean lasts(Instant now) {
            return !now.isBefore(taken) && now.isBefore(taken.plus(LASTS)) && dependencies.areCurrent();
        }
    }

    /** @param read reads what there is for some keys, by as few queries as possible */
    public RowCache(DependencyTracker rows, Clock clock, Function<Collection<K>, Map<K, V>> read) {
        this.rows = rows;
        this.clock = clock;
        this.read = read;
    }

    /** The rows that exist for these keys, and perhaps others; to be called in a transaction. */
    public Map<K, V> find(Collection<K> keys) {
        var now = clock.instant();
        var before = copy.get();
        var lasts = before != null && before.lasts(now);
        if (lasts && before.known.keySet().containsAll(keys)) {
            rows.dependsOn(before, before.dependencies::areCurrent);
            return before.known;
        }
        var wanted = new HashSet<>(keys);
        if (lasts) {
            wanted.addAll(before.known.keySet());
        }
        var read = rows.trackOwnWrites(() -> Map.copyOf(this.read.apply(wanted)));
        read.dependencies().ifPresent(dependencies -> {
            rows.dependsOn(dependencies, dependencies::areCurrent);
            copy.set(new Copy<>(now, dependencies, read.value()));
        });
        return read.value();
    }
}
