package dev.mold.api.config;

/** The narrowest scope in which a setting can have its own value. */
public enum SettingScope {
    GLOBAL,
    ZONE,
    DOMAIN,
    ACCOUNT
}
