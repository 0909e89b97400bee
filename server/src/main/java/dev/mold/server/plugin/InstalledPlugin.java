package dev.mold.server.plugin;

import dev.mold.api.plugin.MoldPlugin;

/**
 * A plugin that lies in the plugins folder, or on the server's own class path in tests.
 *
 * @param loader the class loader of its jars
 */
public record InstalledPlugin(MoldPlugin plugin, ClassLoader loader) {}
