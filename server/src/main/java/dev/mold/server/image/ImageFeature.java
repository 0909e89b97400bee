package dev.mold.server.image;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class ImageFeature {
    @Bean
    EntityClasses imageEntities() {
        return EntityClasses.of(ImageEntity.class, OsTypeEntity.class, OsCategoryEntity.class);
    }

    @Bean
    ImageRepository imageRepository(EntityManager entities) {
        return new ImageRepository(entities);
    }

    @Bean
    ImageStore imageStore(Backends backends) {
        return new ImageStore(backends);
    }

    @Bean
    ImageProgress imageProgress(ImageRepository repository, ImageStore store, Transactions transactions) {
        return new ImageProgress(repository, store, transactions);
    }

    @Bean
    ImageService imageService(
            ImageRepository repository,
            ImageStore store,
            ImageProgress progress,
            ZoneService zones,
            Limits limits,
            Transactions transactions,
            Clock clock) {
        return new ImageService(repository, store, progress, zones, limits, transactions, clock);
    }

    @Bean
    ResourceUsage templateUsage(ImageRepository repository, Transactions transactions) {
        return new ImageUsage(ResourceKind.TEMPLATE, repository, transactions);
    }

    @Bean
    ResourceUsage secondaryStorageUsage(ImageRepository repository, Transactions transactions) {
        return new ImageUsage(ResourceKind.SECONDARY_STORAGE, repository, transactions);
    }
}
