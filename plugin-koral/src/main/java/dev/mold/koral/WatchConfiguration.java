package dev.mold.koral;

import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.Operations;
import dev.mold.api.plugin.PluginContext;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.Shard;
import dev.mold.koral.step.ClusterHealth;
import dev.mold.koral.watch.ClusterScanner;
import dev.mold.koral.watch.HealthChecks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The recurring scans of clusters. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(30);
    /** How many servers, or threads of one, scan clusters at the same time. */
    private static final int SHARDS = 4;

    private static final int MAX_HEALTH_CHECKS = 64;

    private final PluginContext server;

    WatchConfiguration(PluginContext server) {
        this.server = server;
    }

    /** The recurring work of all shards. */
    record ClusterScans(List<RecurringWork> works) {}

    /** Threads for calls to Kubernetes APIs; they end when they are idle. */
    @Bean
    ThreadPoolTaskExecutor healthCheckThreads() {
        var threads = new ThreadPoolTaskExecutor();
        threads.setCorePoolSize(MAX_HEALTH_CHECKS);
        threads.setAllowCoreThreadTimeOut(true);
        threads.setKeepAliveSeconds(30);
        threads.setThreadNamePrefix("koral-health-check-");
        threads.setDaemon(true);
        return threads;
    }

    @Bean
    HealthChecks healthChecks(ClusterSecrets secrets, ClusterHealth health, ThreadPoolTaskExecutor threads) {
        return new HealthChecks(secrets, health, threads, server.service(Clock.class));
    }

    @Bean
    ClusterScans clusterScans(ClusterStore store, HealthChecks health) {
        var scanner = new ClusterScanner(
                store,
                server.service(VirtualMachines.class),
                health,
                server.service(Operations.class),
                server.service(Events.class),
                server.service(Transactions.class),
                server.service(Clock.class));
        return new ClusterScans(IntStream.range(0, SHARDS)
                .mapToObj(index -> new RecurringWork(
                        "kubernetes-cluster-scan-" + (index + 1),
                        SCAN_INTERVAL,
                        () -> scanner.scan(new Shard(index, SHARDS))))
                .toList());
    }
}
