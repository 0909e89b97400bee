package dev.mold.koral;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CommandSet;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.api.plugin.ImageGuard;
import dev.mold.api.plugin.PluginContext;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.NodeTemplateGuard;
import dev.mold.koral.version.AddKubernetesSupportedVersion;
import dev.mold.koral.version.AddVersionHandler;
import dev.mold.koral.version.DeleteKubernetesSupportedVersion;
import dev.mold.koral.version.DeleteVersionHandler;
import dev.mold.koral.version.ListKubernetesSupportedVersions;
import dev.mold.koral.version.ListVersionsHandler;
import dev.mold.koral.version.UpdateKubernetesSupportedVersion;
import dev.mold.koral.version.UpdateVersionHandler;
import dev.mold.koral.version.VersionIsoGuard;
import dev.mold.koral.version.VersionStore;
import dev.mold.koral.version.VersionViews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The commands for Kubernetes versions. */
@Configuration(proxyBeanMethods = false)
class VersionConfiguration {
    private final PluginContext server;

    VersionConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    VersionViews versionViews() {
        return new VersionViews(
                server.service(Images.class), server.service(Zones.class), server.service(Operations.class));
    }

    @Bean
    ImageGuard versionIsoGuard(VersionStore store) {
        return new VersionIsoGuard(store);
    }

    @Bean
    ImageGuard nodeTemplateGuard(ClusterStore clusters) {
        return new NodeTemplateGuard(clusters);
    }

    @Bean
    CommandSet addVersionCommand(VersionStore store, VersionViews views) {
        var cloud = new AddVersionHandler.VersionCloud(
                server.service(Zones.class),
                server.service(Images.class),
                server.service(Accounts.class),
                server.service(Events.class));
        var add = new AddVersionHandler(
                store,
                views,
                cloud,
                server.service(Transactions.class),
                server.service(IdSource.class),
                server.service(Clock.class));
        return registrar -> registrar.sync(AddKubernetesSupportedVersion.class, add);
    }

    @Bean
    CommandSet versionCommands(VersionStore store, VersionViews views, ClusterStore clusters) {
        var list = new ListVersionsHandler(store, views);
        var update = new UpdateVersionHandler(
                store, views, server.service(Accounts.class), server.service(Events.class));
        var delete = new DeleteVersionHandler(
                store,
                clusters,
                server.service(Accounts.class),
                server.service(Operations.class),
                server.service(Transactions.class));
        return registrar -> {
            registrar.sync(ListKubernetesSupportedVersions.class, list);
            registrar.sync(UpdateKubernetesSupportedVersion.class, update);
            registrar.async(DeleteKubernetesSupportedVersion.class, delete);
        };
    }
}
