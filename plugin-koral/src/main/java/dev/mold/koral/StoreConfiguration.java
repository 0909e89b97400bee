package dev.mold.koral;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.cluster.OwnedClusters;
import dev.mold.koral.cluster.jpa.JpaClusterSecrets;
import dev.mold.koral.cluster.jpa.JpaClusterStore;
import dev.mold.koral.version.VersionStore;
import dev.mold.koral.version.jpa.JpaVersionStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where clusters and versions are kept. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    ClusterStore clusterStore(EntityManager entities, Transactions transactions) {
        return new JpaClusterStore(entities, transactions);
    }

    @Bean
    ClusterSecrets clusterSecrets(EntityManager entities, Transactions transactions, Vault vault) {
        return new JpaClusterSecrets(entities, transactions, vault);
    }

    @Bean
    VersionStore versionStore(EntityManager entities, Transactions transactions) {
        return new JpaVersionStore(entities, transactions);
    }

    @Bean
    OwnedClusters ownedClusters(ClusterStore store, Accounts accounts) {
        return new OwnedClusters(store, accounts);
    }

    @Bean
    Outcomes outcomes(ClusterStore store, Clock clock) {
        return new Outcomes(store, clock);
    }
}
