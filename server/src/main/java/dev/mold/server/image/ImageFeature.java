package dev.mold.server.image;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.OsCategoryId;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.plugin.ImageGuard;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
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
            ImageRegistry registry,
            ImageStore store,
            ImageProgress progress,
            ZoneService zones,
            Transactions transactions,
            Clock clock) {
        return new ImageService(repository, registry, store, progress, zones, transactions, clock);
    }

    @Bean
    ResourceUsage templateUsage(ImageRepository repository, Transactions transactions) {
        return ImageUsage.count(repository, transactions);
    }

    @Bean
    ResourceUsage secondaryStorageUsage(ImageRepository repository, Transactions transactions) {
        return ImageUsage.space(repository, transactions);
    }

    @Bean
    ImageRegistry imageRegistry(
            ImageRepository repository,
            ImageStore store,
            ImageProgress progress,
            Limits limits,
            Transactions transactions) {
        return new ImageRegistry(repository, store, progress, limits, transactions);
    }

    @Bean
    ImageViews imageViews(
            ImageRepository repository, Accounts accounts, ZoneService zones, Transactions transactions) {
        return new ImageViews(repository, accounts, zones, transactions);
    }

    @Bean
    ImageChanges imageChanges(
            ImageRepository repository,
            ImageProgress progress,
            ZoneService zones,
            Events events,
            ImageGuards guards,
            Operations operations,
            Transactions transactions) {
        return new ImageChanges(repository, progress, zones, events, guards, operations, transactions);
    }

    @Bean
    ImageGuards imageGuards(ObjectProvider<ImageGuard> features) {
        return new ImageGuards(features);
    }

    @Bean
    CommandSet imageListCommands(
            ImageRepository repository,
            ImageProgress progress,
            ImageViews views,
            Accounts accounts,
            Transactions transactions) {
        return new ImageListCommands(repository, progress, views, accounts, transactions);
    }

    @Bean
    CommandSet templateCommands(
            ImageRegistry registry,
            ImageChanges changes,
            ZoneService zones,
            ImageViews views,
            Accounts accounts,
            Backends backends,
            IdSource ids,
            Clock clock) {
        var where = new ImageZones(zones);
        return new TemplateCommands(registry, changes, where, views, accounts, backends, ids, clock);
    }

    @Bean
    CommandSet isoCommands(
            ImageRegistry registry,
            ImageChanges changes,
            ZoneService zones,
            ImageViews views,
            Accounts accounts,
            IdSource ids,
            Clock clock) {
        return new IsoCommands(registry, changes, new ImageZones(zones), views, accounts, ids, clock);
    }

    @Bean
    CommandSet osTypeCommands(ImageRepository repository, Transactions transactions) {
        return new OsTypeCommands(repository, transactions);
    }

    @Bean
    Flow<?, ?> deleteImageFlow(ImageService images, ImageGuards guards) {
        return new DeleteImageFlow(images, guards);
    }

    @Bean
    StandardTemplates standardTemplates(ImageRegistry registry, Accounts accounts, IdSource ids, Clock clock) {
        return new StandardTemplates(registry, accounts, ids, clock);
    }

    @Bean
    EntityLookup<ImageId> imageLookup(RowLookups rows) {
        return rows.of(ImageId.class, ImageEntity.class, List.of("e.id", "e.ownerId", "e.isPublic"), columns ->
                Ownership.of(new AccountId((UUID) columns[1]), (boolean) columns[2]));
    }

    @Bean
    EntityLookup<OsTypeId> osTypeLookup(RowLookups rows) {
        return rows.common(OsTypeId.class, OsTypeEntity.class);
    }

    @Bean
    EntityLookup<OsCategoryId> osCategoryLookup(RowLookups rows) {
        return rows.common(OsCategoryId.class, OsCategoryEntity.class);
    }
}
