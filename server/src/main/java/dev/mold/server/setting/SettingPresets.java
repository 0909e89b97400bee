package dev.mold.server.setting;

import dev.mold.api.config.Setting;
import dev.mold.api.error.ApiException;

/** Sets settings as a fresh installation begins with them. */
public interface SettingPresets {
    /** Sets the global value. @throws ApiException (431) if the text is none of the setting */
    void preset(Setting<?> setting, String text);
}
