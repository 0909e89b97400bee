package dev.mold.koral;

import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.flow.Operations;
import dev.mold.api.plugin.PluginContext;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.step.ClusterHealth;
import dev.mold.koral.watch.ClusterScanner;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done again and again. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(30);

    private final PluginContext server;

    WatchConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    RecurringWork clusterScan(ClusterStore store, ClusterHealth health) {
        var scanner = new ClusterScanner(
                store,
                server.service(Machines.class),
                health,
                server.service(Operations.class),
                server.service(Events.class),
                server.service(Transactions.class),
                server.service(Clock.class));
        return new RecurringWork("kubernetes-cluster-scan", SCAN_INTERVAL, scanner::scan);
    }
}
