package dev.mold.server.testing;

import dev.mold.api.flow.OperationData;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An operation's data in memory, for tests that call steps themselves. */
public final class MemoryData implements OperationData {
    private final Map<String, String> values = new HashMap<>();
    private Duration activeTime = Duration.ZERO;

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public Duration activeTime() {
        return activeTime;
    }

    /** Lets the operation's clock go on. */
    public void advance(Duration by) {
        activeTime = activeTime.plus(by);
    }
}
