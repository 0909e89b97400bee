package dev.mold.koral;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Settings;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.OwnedClusters;
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
    @Bean
    ClusterViews clusterViews(
            Accounts accounts,
            Zones zones,
            Offerings offerings,
            Images images,
            Networks networks,
            Machines machines,
            VersionStore versions,
            Operations operations) {
        var cloud = new ClusterViews.Cloud(accounts, zones, offerings, images, networks, machines);
        return new ClusterViews(cloud, versions, operations);
    }

    @Bean
    ClusterPlanner clusterPlanner(IdSource ids, Keys keys, Clock clock) {
        return new ClusterPlanner(ids, keys, clock);
    }

    @Bean
    CreateRules createRules(
            Zones zones,
            Offerings offerings,
            Images images,
            Networks networks,
            NetworkRules rules,
            KeyPairs keyPairs,
            Settings settings,
            VersionStore versions,
            ClusterStore clusters) {
        return new CreateRules(zones, offerings, images, networks, rules, keyPairs, settings, versions, clusters);
    }

    @Bean
    CommandSet createCommands(
            CreateRules rules,
            ClusterPlanner planner,
            ClusterStore store,
            ClusterSecrets secrets,
            Transactions transactions,
            Accounts accounts,
            Events events,
            Operations operations,
            IdSource ids,
            Clock clock) {
        var storage = new CreateClusterHandler.Storage(store, secrets, transactions);
        var create =
                new CreateClusterHandler(rules, planner, storage, accounts, events, operations, ids, clock);
        return registrar -> registrar.async(CreateKubernetesCluster.class, create);
    }

    @Bean
    CommandSet changeCommands(
            OwnedClusters clusters,
            ClusterStore store,
            ClusterSecrets secrets,
            ClusterPlanner planner,
            Networks networks,
            Operations operations,
            Transactions transactions,
            Clock clock) {
        var start = new StartClusterHandler(clusters, store, secrets, planner, operations, transactions, clock);
        var stop = new StopClusterHandler(clusters, store, operations, transactions, clock);
        var delete = new DeleteClusterHandler(clusters, store, networks, operations, transactions, clock);
        return registrar -> {
            registrar.async(StartKubernetesCluster.class, start);
            registrar.async(StopKubernetesCluster.class, stop);
            registrar.async(DeleteKubernetesCluster.class, delete);
        };
    }

    @Bean
    CommandSet readCommands(
            OwnedClusters clusters,
            ClusterStore store,
            ClusterSecrets secrets,
            ClusterViews views,
            Operations operations,
            Accounts accounts) {
        var list = new ListClustersHandler(store, views, accounts);
        var kubeconfig = new KubeconfigHandler(clusters, secrets);
        var progress = new ListOperationsHandler(operations, accounts);
        return registrar -> {
            registrar.sync(ListKubernetesClusters.class, list);
            registrar.sync(GetKubernetesClusterConfig.class, kubeconfig);
            registrar.sync(ListKubernetesClusterOperations.class, progress);
        };
    }
}
