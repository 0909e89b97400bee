package dev.mold.koral;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.plugin.PluginContext;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.cluster.RangeStore;
import dev.mold.koral.cluster.jpa.JpaClusterSecrets;
import dev.mold.koral.cluster.jpa.JpaClusterStore;
import dev.mold.koral.cluster.jpa.JpaOpeningStore;
import dev.mold.koral.cluster.jpa.JpaRangeStore;
import dev.mold.koral.version.VersionStore;
import dev.mold.koral.version.jpa.JpaVersionStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores of clusters and versions. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private final PluginContext server;

    StoreConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    ClusterStore clusterStore() {
        return new JpaClusterStore(server.service(EntityManager.class), server.service(Transactions.class));
    }

    @Bean
    OpeningStore openingStore() {
        return new JpaOpeningStore(server.service(EntityManager.class), server.service(Transactions.class));
    }

    @Bean
    RangeStore rangeStore() {
        return new JpaRangeStore(server.service(EntityManager.class), server.service(Transactions.class));
    }

    @Bean
    ClusterSecrets clusterSecrets() {
        return new JpaClusterSecrets(
                server.service(EntityManager.class), server.service(Transactions.class), server.service(Vault.class));
    }

    @Bean
    VersionStore versionStore() {
        return new JpaVersionStore(server.service(EntityManager.class), server.service(Transactions.class));
    }

    @Bean
    Outcomes outcomes(ClusterStore store) {
        return new Outcomes(store, server.service(Clock.class));
    }
}
