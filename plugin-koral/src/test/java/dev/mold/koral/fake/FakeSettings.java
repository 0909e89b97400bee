package dev.mold.koral.fake;

import dev.mold.api.config.Setting;
import dev.mold.api.config.Settings;
import dev.mold.api.id.AccountId;
import java.util.HashMap;
import java.util.Map;

/** Settings that tests set. */
public final class FakeSettings implements Settings {
    private final Map<String, String> values = new HashMap<>();

    public void set(Setting<?> setting, String value) {
        values.put(setting.key(), value);
    }

    @Override
    public <T> T value(Setting<T> setting) {
        return setting.parse(values.getOrDefault(setting.key(), setting.defaultValue()));
    }

    @Override
    public <T> T value(Setting<T> setting, AccountId account) {
        return value(setting);
    }
}
