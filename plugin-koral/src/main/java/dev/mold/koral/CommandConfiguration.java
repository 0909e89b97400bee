package dev.mold.koral;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Settings;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.api.plugin.PluginContext;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.create.ClusterRoom;
import dev.mold.koral.create.CreateClusterHandler;
import dev.mold.koral.create.CreateKubernetesCluster;
import dev.mold.koral.create.CreateRules;
import dev.mold.koral.delete.DeleteClusterHandler;
import dev.mold.koral.delete.DeleteKubernetesCluster;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.kubeconfig.GetKubernetesClusterConfig;
import dev.mold.koral.kubeconfig.KubeconfigHandler;
import dev.mold.koral.list.ListClustersHandler;
import dev.mold.koral.list.ListKubernetesClusters;
import dev.mold.koral.operations.ListKubernetesClusterOperations;
import dev.mold.koral.operations.ListOperationsHandler;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.koral.start.StartClusterHandler;
import dev.mold.koral.start.StartKubernetesCluster;
import dev.mold.koral.stop.StopClusterHandler;
import dev.mold.koral.stop.StopKubernetesCluster;
import dev.mold.koral.version.VersionStore;
import dev.mold.koral.view.ClusterViews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The commands for clusters. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    private final PluginContext server;

    CommandConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    ClusterViews clusterViews(VersionStore versions) {
        var cloud = new ClusterViews.Cloud(
                server.service(Accounts.class),
                server.service(Zones.class),
                server.service(Offerings.class),
                server.service(Images.class),
                server.service(Networks.class),
                server.service(VirtualMachines.class));
        return new ClusterViews(cloud, versions, server.service(Operations.class));
    }

    @Bean
    ClusterPlanner clusterPlanner(Keys keys) {
        return new ClusterPlanner(server.service(IdSource.class), keys, server.service(Clock.class));
    }

    @Bean
    CreateRules createRules(VersionStore versions, ClusterStore clusters) {
        return new CreateRules(
                server.service(Zones.class),
                server.service(Offerings.class),
                server.service(Images.class),
                server.service(Networks.class),
                server.service(NetworkRules.class),
                server.service(KeyPairs.class),
                server.service(Settings.class),
                versions,
                clusters);
    }

    @Bean
    CommandSet createCommands(CreateRules rules, ClusterPlanner planner, ClusterStore store, ClusterSecrets secrets) {
        var storage = new CreateClusterHandler.Storage(store, secrets, server.service(Transactions.class));
        var create = new CreateClusterHandler(
                rules,
                new ClusterRoom(server.service(Limits.class), server.service(Offerings.class)),
                planner,
                storage,
                server.service(Accounts.class),
                server.service(Events.class),
                server.service(Operations.class),
                server.service(IdSource.class),
                server.service(Clock.class));
        return registrar -> registrar.async(CreateKubernetesCluster.class, create);
    }

    @Bean
    CommandSet changeCommands(
            ClusterStore store,
            ClusterSecrets secrets,
            ClusterPlanner planner) {
        var start = new StartClusterHandler(
                store,
                secrets,
                planner,
                server.service(Operations.class),
                server.service(Transactions.class),
                server.service(Clock.class));
        var stop = new StopClusterHandler(
                store,
                server.service(Operations.class),
                server.service(Transactions.class),
                server.service(Clock.class));
        var delete = new DeleteClusterHandler(
                store,
                server.service(Networks.class),
                server.service(VirtualMachines.class),
                server.service(Operations.class),
                server.service(Transactions.class),
                server.service(Clock.class));
        return registrar -> {
            registrar.async(StartKubernetesCluster.class, start);
            registrar.async(StopKubernetesCluster.class, stop);
            registrar.async(DeleteKubernetesCluster.class, delete);
        };
    }

    @Bean
    CommandSet readCommands(ClusterStore store, ClusterSecrets secrets, ClusterViews views) {
        var list = new ListClustersHandler(store, views, server.service(Accounts.class));
        var kubeconfig = new KubeconfigHandler(store, secrets);
        var progress = new ListOperationsHandler(server.service(Operations.class), server.service(Accounts.class));
        return registrar -> {
            registrar.sync(ListKubernetesClusters.class, list);
            registrar.sync(GetKubernetesClusterConfig.class, kubeconfig);
            registrar.sync(ListKubernetesClusterOperations.class, progress);
        };
    }
}
