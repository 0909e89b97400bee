package dev.mold.server.zone;

import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.config.Settings;
import dev.mold.server.platform.EntityClasses;
import jakarta.persistence.EntityManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class ZoneFeature {
    @Bean
    EntityClasses zoneEntities() {
        return EntityClasses.of(
                ZoneEntity.class,
                PodEntity.class,
                HostClusterEntity.class,
                HostEntity.class,
                PlacementEntity.class,
                PublicRangeEntity.class);
    }

    @Bean
    ZoneRepository zoneRepository(EntityManager entities) {
        return new ZoneRepository(entities);
    }

    @Bean
    HostRooms hostRooms(ZoneRepository zones, Settings settings) {
        return new HostRooms(zones, settings);
    }

    @Bean
    ZoneService zoneService(ZoneRepository zones, HostRooms rooms, Offerings offerings, Transactions transactions) {
        return new ZoneService(zones, rooms, offerings, transactions);
    }

    @Bean
    HostPlacement hostPlacement(ZoneRepository zones, HostRooms rooms, Transactions transactions) {
        return new HostPlacement(zones, rooms, transactions);
    }

    @Bean
    Backends backends(ObjectProvider<ComputeBackend> backends, ZoneRepository zones, Transactions transactions) {
        return new Backends(backends.orderedStream().toList(), zones, transactions);
    }

    @Bean
    PublicRanges publicRanges(ZoneRepository zones, Transactions transactions) {
        return new PublicRanges(zones, transactions);
    }
}
