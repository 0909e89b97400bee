package dev.mold.server.setting;

import dev.mold.api.config.Setting;
import java.util.List;

/** The settings of one feature or plugin. */
public record SettingSet(List<Setting<?>> settings) {
    public SettingSet {
        settings = List.copyOf(settings);
    }

    public static SettingSet of(Setting<?>... settings) {
        return new SettingSet(List.of(settings));
    }
}
