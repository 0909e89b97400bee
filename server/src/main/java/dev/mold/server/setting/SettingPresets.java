package dev.mold.server.setting;

import dev.mold.api.config.Setting;
import dev.mold.api.error.ApiException;

/** Sets the initial values of settings in a fresh installation. */
public interface SettingPresets {
    /**
     * Sets the global value.
     *
     * @throws ApiException (431) if the text is not a value of the setting
     */
    void preset(Setting<?> setting, String text);
}
