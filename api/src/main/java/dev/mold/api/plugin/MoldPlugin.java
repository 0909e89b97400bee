package dev.mold.api.plugin;

import dev.mold.api.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin, found by {@link java.util.ServiceLoader} in the jars of its folder. Its description is read first; it is
 * started only if it is enabled.
 */
public interface MoldPlugin {
    /** Lower-case name, such as {@code koral}. */
    String name();

    /** The setting that enables it; without one it is always enabled. */
    Optional<Setting<Boolean>> switchedOnBy();

    /** Its settings; available to operators even while it is disabled. */
    List<Setting<?>> settings();

    /** Its persistent classes, which are added to the server's. */
    List<Class<?>> entities();

    /** Folder of its Flyway migrations on its class path, such as {@code dev/mold/koral/db}. */
    Optional<String> migrations();

    /** Its entries in the response of listCapabilities. */
    Map<String, Object> capabilities(boolean switchedOn, PluginSettings settings);

    /** Starts it. Called once, before the server accepts requests. */
    RunningPlugin start(PluginContext context);

    /** Reads settings before the plugin is started. */
    @FunctionalInterface
    interface PluginSettings {
        <T> T value(Setting<T> setting);
    }
}
