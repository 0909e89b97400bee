package dev.mold.server.job.flow;

import dev.mold.api.flow.OperationData;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one call of a step sees of its operation's data, and what it changes; used by one thread. */
final class StoredData implements OperationData {
    private final Map<String, String> values;
    private final Map<String, Optional<String>> changes = new HashMap<>();
    private final Duration activeTime;

    StoredData(Map<String, String> values, Duration activeTime) {
        this.values = new HashMap<>(values);
        this.activeTime = activeTime;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (!Objects.requireNonNull(value, "value").equals(values.put(key, value))) {
            changes.put(key, Optional.of(value));
        }
    }

    @Override
    public void remove(String key) {
        if (values.remove(key) != null) {
            changes.put(key, Optional.empty());
        }
    }

    @Override
    public Duration activeTime() {
        return activeTime;
    }

    /** What was put, and, as empty, what was removed. */
    Map<String, Optional<String>> changes() {
        return Map.copyOf(changes);
    }
}
