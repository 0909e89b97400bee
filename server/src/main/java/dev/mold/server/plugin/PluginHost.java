package dev.mold.server.plugin;

import dev.mold.api.command.EntityLookup;
import dev.mold.api.config.Settings;
import dev.mold.api.id.Id;
import dev.mold.api.plugin.PluginContext;
import dev.mold.api.plugin.RunningPlugin;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.image.ImageGuards;
import dev.mold.server.job.flow.FlowRegistry;
import dev.mold.server.job.flow.RecurringWorks;
import dev.mold.server.web.EntityLookups;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Starts the enabled plugins once all services of the server exist, before it accepts requests. */
final class PluginHost implements SmartInitializingSingleton, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private final Plugins plugins;
    private final Settings settings;
    private final PluginContext services;
    private final CommandRegistry commands;
    private final EntityLookups lookups;
    private final FlowRegistry flows;
    private final RecurringWorks recurring;
    private final ImageGuards imageGuards;
    private final List<RunningPlugin> running = new ArrayList<>();

    PluginHost(
            Plugins plugins,
            Settings settings,
            PluginContext services,
            CommandRegistry commands,
            EntityLookups lookups,
            FlowRegistry flows,
            RecurringWorks recurring,
            ImageGuards imageGuards) {
        this.plugins = plugins;
        this.settings = settings;
        this.services = services;
        this.commands = commands;
        this.lookups = lookups;
        this.flows = flows;
        this.recurring = recurring;
        this.imageGuards = imageGuards;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var each : plugins.installed()) {
            if (each.switchedOn(settings)) {
                start(each);
            } else {
                LOG.info("Plugin {} is switched off", each.plugin().name());
            }
        }
    }

    private void start(InstalledPlugin installed) {
        var plugin = installed.plugin().start(services);
        running.add(plugin);
        plugin.lookups().forEach(this::lookUpIn);
        plugin.flows().forEach(flows::add);
        plugin.recurring().forEach(recurring::add);
        plugin.imageGuards().forEach(imageGuards::add);
        plugin.commands().forEach(set -> set.registerWith(commands));
        LOG.info("Plugin {} is on", installed.plugin().name());
    }

    private <I extends Id> void lookUpIn(EntityLookup<I> lookup) {
        lookups.register(lookup);
    }

    @Override
    public void destroy() {
        running.forEach(RunningPlugin::close);
    }
}
