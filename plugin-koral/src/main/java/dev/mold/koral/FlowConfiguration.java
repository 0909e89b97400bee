package dev.mold.koral;

import dev.mold.api.cloud.Images;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.plugin.PluginContext;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.create.CreateClusterFlow;
import dev.mold.koral.delete.DeleteClusterFlow;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.start.StartClusterFlow;
import dev.mold.koral.step.CloudServices;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.UnchangedClusterFlow;
import dev.mold.koral.stop.StopClusterFlow;
import dev.mold.koral.version.DeleteVersionFlow;
import dev.mold.koral.version.VersionStore;
import dev.mold.koral.view.ClusterViews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The flows. */
@Configuration(proxyBeanMethods = false)
class FlowConfiguration {
    private final PluginContext server;

    FlowConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    CreateClusterFlow createClusterFlow(
            CloudServices cloud,
            NodeTools nodes,
            ClusterStore store,
            ClusterSecrets secrets,
            TimeLimits limits,
            ClusterContexts contexts,
            Outcomes outcomes,
            ClusterViews views) {
        return new CreateClusterFlow(cloud, nodes, store, secrets, limits, contexts, outcomes, views);
    }

    @Bean
    StartClusterFlow startClusterFlow(
            CloudServices cloud,
            NodeTools nodes,
            ClusterStore store,
            ClusterSecrets secrets,
            TimeLimits limits,
            ClusterContexts contexts,
            Outcomes outcomes,
            ClusterViews views) {
        return new StartClusterFlow(cloud, nodes, store, secrets, limits, contexts, outcomes, views);
    }

    @Bean
    StopClusterFlow stopClusterFlow(
            CloudServices cloud, NodePhases phases, ClusterContexts contexts, Outcomes outcomes) {
        return new StopClusterFlow(cloud.machines(), phases, contexts, outcomes);
    }

    @Bean
    UnchangedClusterFlow keepRunningFlow(ClusterContexts contexts, ClusterStore store, ClusterViews views) {
        return new UnchangedClusterFlow(
                ClusterFlows.KEEP_RUNNING,
                ClusterState.RUNNING,
                contexts,
                operation -> views.answer(store.find(operation.cluster()).orElseThrow(), operation.caller()));
    }

    @Bean
    UnchangedClusterFlow keepStoppedFlow(ClusterContexts contexts) {
        return new UnchangedClusterFlow(
                ClusterFlows.KEEP_STOPPED, ClusterState.STOPPED, contexts, operation -> JobAnswer.success());
    }

    @Bean
    DeleteClusterFlow deleteClusterFlow(
            CloudServices cloud,
            ClusterStore store,
            ClusterSecrets secrets,
            OpeningStore openings,
            NodePhases phases,
            ClusterContexts contexts,
            Outcomes outcomes) {
        return new DeleteClusterFlow(
                cloud, store, secrets, openings, phases, contexts, outcomes, server.service(Clock.class));
    }

    @Bean
    DeleteVersionFlow deleteVersionFlow(VersionStore store, ClusterStore clusters) {
        return new DeleteVersionFlow(store, clusters, server.service(Images.class), server.service(Clock.class));
    }
}
