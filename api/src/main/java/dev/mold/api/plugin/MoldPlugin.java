package dev.mold.api.plugin;

import dev.mold.api.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin, found by {@link java.util.ServiceLoader} among the jars of its folder. It is described first and started
 * only if it is switched on.
 */
public interface MoldPlugin {
    /** Lower-case name, such as {@code koral}. */
    String name();

    /** The setting that switches it on; without one it is always on. */
    Optional<Setting<Boolean>> switchedOnBy();

    /** Its settings; known to operators even while it is switched off. */
    List<Setting<?>> settings();

    /** Its persistent classes, which join the server's. */
    List<Class<?>> entities();

    /** Folder of its Flyway migrations on its class path, such as {@code dev/mold/koral/db}. */
    Optional<String> migrations();

    /** What listCapabilities says of it. */
    Map<String, Object> capabilities(boolean switchedOn, PluginSettings settings);

    /** Starts it. Called once; the server begins to serve afterwards. */
    RunningPlugin start(PluginContext context);

    /** Reads settings before the plugin is started. */
    @FunctionalInterface
    interface PluginSettings {
        <T> T value(Setting<T> setting);
    }
}
