package dev.mold.server;

import dev.mold.server.image.StandardTemplates;
import dev.mold.server.offering.StandardOfferings;
import dev.mold.server.platform.Guard;
import dev.mold.server.setting.SettingPresets;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.ZoneSeeder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What fills a fresh database. */
@Configuration(proxyBeanMethods = false)
public class FirstStartFeature {
    @Bean
    FirstStart firstStart(
            Guard guard,
            StandardOfferings offerings,
            ZoneSeeder zones,
            StandardTemplates templates,
            SettingPresets settings) {
        return new FirstStart(guard, offerings, zones, templates, settings);
    }

    /** Done before the server begins to answer; where there are no options, such as in tests, whoever needs it asks. */
    @Bean
    SmartInitializingSingleton fillFreshDatabase(
            FirstStart firstStart, ObjectProvider<ServerOptions> options, Backends backends) {
        return () -> options.ifAvailable(given -> backends.find(given.backend().name())
                .filter(backend -> !given.empty())
                .ifPresentOrElse(firstStart::seed, firstStart::prepare));
    }
}
