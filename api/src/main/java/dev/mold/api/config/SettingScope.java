package dev.mold.api.config;

/** The narrowest place where a setting can be given another value. */
public enum SettingScope {
    GLOBAL,
    ZONE,
    DOMAIN,
    ACCOUNT
}
