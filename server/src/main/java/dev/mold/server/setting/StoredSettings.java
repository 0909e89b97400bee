package dev.mold.server.setting;

import dev.mold.api.cloud.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The stored values, read again when the copy in memory is older than a moment, so that all servers agree soon. */
class StoredSettings {
    private static final Duration COPY_LASTS = Duration.ofSeconds(2);

    private final EntityManager entities;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicReference<Copy> copy = new AtomicReference<>();

    private record Copy(Instant taken, Map<SettingValueEntity.Key, String> values) {}

    StoredSettings(EntityManager entities, Transactions transactions, Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<String> find(String name, Place place) {
        return Optional.ofNullable(values().get(place.key(name)));
    }

    void put(String name, Place place, String text) {
        transactions.run(() -> entities.merge(new SettingValueEntity(place.key(name), text)));
        copy.set(null);
    }

    void remove(String name, Place place) {
        transactions.run(() -> Optional.ofNullable(entities.find(SettingValueEntity.class, place.key(name)))
                .ifPresent(entities::remove));
        copy.set(null);
    }

    private Map<SettingValueEntity.Key, String> values() {
        var known = copy.get();
        var now = clock.instant();
        if (known != null && now.isBefore(known.taken.plus(COPY_LASTS)) && !now.isBefore(known.taken)) {
            return known.values;
        }
        // the work of whoever asks must not be flushed just because a setting is read
        var read = transactions.call(() -> entities
                .createQuery("select v.key, v.content from SettingValueEntity v", Object[].class)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .collect(Collectors.toUnmodifiableMap(row -> (SettingValueEntity.Key) row[0], row -> (String) row[1])));
        copy.set(new Copy(now, read));
        return read;
    }
}
