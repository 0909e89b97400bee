package dev.mold.server.setting;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.rows.DependencyTracker;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A cache of the stored values. It is read again when it is older than its lifetime, so that all servers agree soon.
 */
class StoredSettings {
    private static final Duration COPY_LASTS = Duration.ofSeconds(2);

    private final DependencyTracker rows;
    private final EntityManager entities;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicReference<Copy> copy = new AtomicReference<>(Copy.none());

    private record Copy(Instant taken, Map<SettingValueEntity.Key, String> values) {
        static Copy none() {
            return new Copy(Instant.MIN, Map.of());
        }

        boolean lasts(Instant now) {
            return !now.isBefore(taken) && now.minus(COPY_LASTS).isBefore(taken);
        }
    }

    StoredSettings(DependencyTracker rows, EntityManager entities, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<String> find(String name, Place place) {
        var values = latest();
        rows.dependsOn(this, () -> latest() == values);
        return Optional.ofNullable(values.get(place.key(name)));
    }

    /** Every value that is stored, whether there is such a setting or not. */
    Map<SettingValueEntity.Key, String> all() {
        return latest();
    }

    void put(String name, Place place, String text) {
        transactions.run(() -> entities.merge(new SettingValueEntity(place.key(name), text)));
        copy.set(Copy.none());
    }

    void remove(String name, Place place) {
        transactions.run(() -> Optional.ofNullable(entities.find(SettingValueEntity.class, place.key(name)))
                .ifPresent(entities::remove));
        copy.set(Copy.none());
    }

    private Map<SettingValueEntity.Key, String> latest() {
        var known = copy.get();
        var now = clock.instant();
        if (known.lasts(now)) {
            return known.values;
        }
        var read = read();
        // the same object as before while nothing changes, because callers compare it
        var values = read.equals(known.values) ? known.values : read;
        // not if a value was changed meanwhile: what was read may be older
        copy.compareAndSet(known, new Copy(now, values));
        return values;
    }

    private Map<SettingValueEntity.Key, String> read() {
        // the caller's pending changes must not be flushed just because a setting is read
        return transactions.call(() -> entities
                .createQuery("select v.key, v.content from SettingValueEntity v", Object[].class)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .collect(Collectors.toUnmodifiableMap(row -> (SettingValueEntity.Key) row[0], row -> (String) row[1])));
    }
}
