package dev.mold.koral;

import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zones;
import dev.mold.api.config.Settings;
import dev.mold.api.plugin.PluginContext;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.cluster.RangeStore;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.AddressRanges;
import dev.mold.koral.step.BootstrapSettings;
import dev.mold.koral.step.CloudServices;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterHealth;
import dev.mold.koral.step.JoinCredentialsStore;
import dev.mold.koral.step.JoinTask;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.NodeTasks;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.ServingControlNodes;
import dev.mold.koral.version.VersionStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services and helpers that the steps of all flows use. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {
    private final PluginContext server;

    NodeConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    CloudServices cloudServices() {
        return new CloudServices(
                server.service(Networks.class),
                server.service(NetworkRules.class),
                server.service(VirtualMachines.class),
                server.service(Zones.class),
                server.service(KeyPairs.class));
    }

    @Bean
    TimeLimits timeLimits() {
        return new TimeLimits(server.service(Settings.class));
    }

    @Bean
    ClusterContexts clusterContexts(ClusterStore clusters, VersionStore versions) {
        return new ClusterContexts(clusters, versions);
    }

    @Bean
    ClusterHealth clusterHealth(KubeApi kube, ClusterSecrets secrets, ClusterStore store) {
        return new ClusterHealth(kube, secrets, store, server.service(Clock.class));
    }

    @Bean
    NodePhases nodePhases(ClusterStore store) {
        return new NodePhases(store, server.service(Clock.class));
    }

    @Bean
    AddressRanges addressRanges(RangeStore ranges) {
        return new AddressRanges(ranges, server.service(Settings.class));
    }

    @Bean
    NodeTools nodeTools(
            ClusterSecrets secrets,
            NodeShell shell,
            KubeApi kube,
            ClusterHealth health,
            NodePhases phases,
            Keys keys,
            OpeningStore openings,
            AddressRanges ranges) {
        var accesses = new NodeAccesses(server.service(Networks.class), secrets);
        var tasks = new NodeTasks(shell);
        var settings = new BootstrapSettings(secrets, server.service(Settings.class), ranges);
        var credentials = new JoinCredentialsStore(secrets, keys, server.service(Clock.class));
        var join = new JoinTask(
                tasks,
                accesses,
                settings,
                credentials,
                new ServingControlNodes(kube, shell, accesses, secrets),
                secrets,
                keys,
                phases);
        return new NodeTools(shell, accesses, tasks, settings, join, credentials, kube, health, phases, openings, ranges);
    }
}
