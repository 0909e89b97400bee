package dev.mold.server.web;

import dev.mold.api.config.Setting;
import dev.mold.api.config.Settings;
import dev.mold.api.id.AccountId;

/** Every setting at its default; for a server without stored settings. */
final class DefaultSettings implements Settings {
    @Override
    public <T> T value(Setting<T> setting) {
        return setting.parse(setting.defaultValue());
    }

    @Override
    public <T> T value(Setting<T> setting, AccountId account) {
        return value(setting);
    }
}
