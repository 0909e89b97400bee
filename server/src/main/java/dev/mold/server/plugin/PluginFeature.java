package dev.mold.server.plugin;

import dev.mold.api.config.Settings;
import dev.mold.server.discovery.CapabilitySource;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.image.ImageGuards;
import dev.mold.server.job.flow.FlowRegistry;
import dev.mold.server.job.flow.RecurringWorks;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.setting.SettingSet;
import dev.mold.server.web.EntityLookups;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature: what plugins declare, and the start of those that are enabled. */
@Configuration(proxyBeanMethods = false)
public class PluginFeature {
    @Bean
    EntityClasses pluginEntities(Plugins plugins) {
        return plugins.entities();
    }

    @Bean
    SettingSet pluginSettings(Plugins plugins) {
        return new SettingSet(plugins.settings());
    }

    @Bean
    CapabilitySource pluginCapabilities(Plugins plugins, Settings settings) {
        return new PluginCapabilities(plugins, settings);
    }

    @Bean
    PluginHost pluginHost(
            Plugins plugins,
            Settings settings,
            ListableBeanFactory beans,
            CommandRegistry commands,
            EntityLookups lookups,
            FlowRegistry flows,
            RecurringWorks recurring,
            ImageGuards imageGuards) {
        return new PluginHost(
                plugins, settings, new ServerServices(beans), commands, lookups, flows, recurring, imageGuards);
    }
}
