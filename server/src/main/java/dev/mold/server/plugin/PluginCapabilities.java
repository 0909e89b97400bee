package dev.mold.server.plugin;

import dev.mold.api.config.Settings;
import dev.mold.server.discovery.CapabilitySource;
import java.util.Map;
import java.util.TreeMap;

/** Adds the plugins to the answer of listCapabilities, including those that are disabled. */
final class PluginCapabilities implements CapabilitySource {
    private final Plugins plugins;
    private final Settings settings;

    PluginCapabilities(Plugins plugins, Settings settings) {
        this.plugins = plugins;
        this.settings = settings;
    }

    @Override
    public Map<String, Object> capabilities() {
        var all = new TreeMap<String, Object>();
        for (var each : plugins.installed()) {
            all.putAll(each.plugin().capabilities(each.switchedOn(settings), settings::value));
        }
        return all;
    }
}
