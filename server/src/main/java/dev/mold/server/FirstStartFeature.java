package dev.mold.server;

import dev.mold.server.image.StandardTemplates;
import dev.mold.server.offering.StandardOfferings;
import dev.mold.server.platform.Guard;
import dev.mold.server.zone.ZoneSeeder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What fills a fresh database. */
@Configuration(proxyBeanMethods = false)
public class FirstStartFeature {
    @Bean
    FirstStart firstStart(
            Guard guard, StandardOfferings offerings, ZoneSeeder zones, StandardTemplates templates) {
        return new FirstStart(guard, offerings, zones, templates);
    }
}
