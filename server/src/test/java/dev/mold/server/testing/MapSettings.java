package dev.mold.server.testing;

import dev.mold.api.config.Setting;
import dev.mold.api.config.Settings;
import dev.mold.api.id.AccountId;
import java.util.Map;

/** Settings with their defaults. @param values others, by key; may be changed */
public record MapSettings(Map<String, Object> values) implements Settings {
    @Override
    public <T> T value(Setting<T> setting) {
        return setting.type().cast(values.getOrDefault(setting.key(), setting.parse(setting.defaultValue())));
    }

    @Override
    public <T> T value(Setting<T> setting, AccountId account) {
        return value(setting);
    }
}
