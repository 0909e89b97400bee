package dev.mold.server.plugin;

import dev.mold.api.config.Settings;
import dev.mold.api.plugin.MoldPlugin;

/**
 * A plugin that lies in the plugins folder, or on the server's own class path in tests.
 *
 * @param loader the class loader of its jars
 */
public record InstalledPlugin(MoldPlugin plugin, ClassLoader loader) {
    /** Whether the operator wants it; as of the start of this server, if its setting takes effect at a restart. */
    boolean switchedOn(Settings settings) {
        return plugin.switchedOnBy().map(settings::value).orElse(true);
    }
}
