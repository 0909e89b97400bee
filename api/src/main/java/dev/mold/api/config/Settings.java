package dev.mold.api.config;

import dev.mold.api.id.AccountId;

/** Reads the values of settings. */
public interface Settings {
    /** The global value; for a setting that takes effect at restart, the value at the start of this server. */
    <T> T value(Setting<T> setting);

    /** The account's value if it has one, else its domain's, else the global one. */
    <T> T value(Setting<T> setting, AccountId account);
}
