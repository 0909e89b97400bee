package dev.mold.server.plugin;

import dev.mold.api.config.Settings;
import dev.mold.api.plugin.MoldPlugin;

/**
 * A plugin in the plugins folder, or in tests on the server's class path.
 *
 * @param loader the class loader of its jars
 */
public record InstalledPlugin(MoldPlugin plugin, ClassLoader loader) {
    /**
     * Whether the plugin is enabled; if its setting takes effect at a restart, its value when this server started
     * counts.
     */
    boolean switchedOn(Settings settings) {
        return plugin.switchedOnBy().map(settings::value).orElse(true);
    }
}
