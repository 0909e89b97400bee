package dev.mold.koral;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CommandSet;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.version.AddKubernetesSupportedVersion;
import dev.mold.koral.version.AddVersionHandler;
import dev.mold.koral.version.DeleteKubernetesSupportedVersion;
import dev.mold.koral.version.DeleteVersionHandler;
import dev.mold.koral.version.ListKubernetesSupportedVersions;
import dev.mold.koral.version.ListVersionsHandler;
import dev.mold.koral.version.UpdateKubernetesSupportedVersion;
import dev.mold.koral.version.UpdateVersionHandler;
import dev.mold.koral.version.VersionStore;
import dev.mold.koral.version.VersionViews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The commands for Kubernetes versions. */
@Configuration(proxyBeanMethods = false)
class VersionConfiguration {
    @Bean
    VersionViews versionViews(Images images, Zones zones, Operations operations) {
        return new VersionViews(images, zones, operations);
    }

    @Bean
    CommandSet addVersionCommand(
            VersionStore store,
            VersionViews views,
            Zones zones,
            Images images,
            Accounts accounts,
            Events events,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        var cloud = new AddVersionHandler.VersionCloud(zones, images, accounts, events);
        var add = new AddVersionHandler(store, views, cloud, transactions, ids, clock);
        return registrar -> registrar.sync(AddKubernetesSupportedVersion.class, add);
    }

    @Bean
    CommandSet versionCommands(
            VersionStore store,
            VersionViews views,
            ClusterStore clusters,
            Accounts accounts,
            Events events,
            Operations operations,
            Transactions transactions) {
        var list = new ListVersionsHandler(store, views);
        var update = new UpdateVersionHandler(store, views, accounts, events);
        var delete = new DeleteVersionHandler(store, clusters, accounts, operations, transactions);
        return registrar -> {
            registrar.sync(ListKubernetesSupportedVersions.class, list);
            registrar.sync(UpdateKubernetesSupportedVersion.class, update);
            registrar.async(DeleteKubernetesSupportedVersion.class, delete);
        };
    }
}
