package dev.mold.server.network;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.IdSource;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Networks, interfaces and routers. The sub-packages bring what routers do; a server needs them all. */
@Configuration(proxyBeanMethods = false)
public class NetworkFeature {
    @Bean
    EntityClasses networkEntities() {
        return EntityClasses.of(NetworkEntity.class, NetworkPushEntity.class, NicEntity.class);
    }

    @Bean
    NetworkRepository networkRepository(EntityManager entities) {
        return new NetworkRepository(entities);
    }

    @Bean
    NicRepository nicRepository(EntityManager entities) {
        return new NicRepository(entities);
    }

    @Bean
    Nics nics(
            NicRepository nics,
            NetworkRepository networks,
            List<NetworkPart> parts,
            Transactions transactions,
            IdSource ids,
            SecureRandom random,
            Clock clock) {
        return new Nics(nics, networks, parts, transactions, ids, random, clock);
    }

    @Bean
    RouterConfigs routerConfigs(NicRepository nics, OfferingService offerings, List<NetworkPart> parts) {
        return new RouterConfigs(nics, offerings, parts);
    }

    @Bean
    RouterUpdates routerUpdates(
            NetworkRepository networks, RouterConfigs configs, Backends backends, PlatformTransactionManager manager) {
        return new RouterUpdates(networks, configs, backends, manager);
    }

    @Bean
    NetworkMaker networkMaker(
            NetworkRepository networks,
            ZoneService zones,
            Limits limits,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new NetworkMaker(networks, zones, limits, transactions, ids, clock);
    }

    @Bean
    NetworkRemoval networkRemoval(
            NetworkRepository networks,
            NicRepository nics,
            List<NetworkPart> parts,
            RouterUpdates routers,
            Transactions transactions,
            Clock clock) {
        return new NetworkRemoval(networks, nics, parts, routers, transactions, clock);
    }

    @Bean
    NetworkService networkService(
            NetworkRepository networks,
            NicRepository nics,
            NetworkMaker maker,
            NetworkRemoval removal,
            RouterUpdates routers,
            SourceNat sourceNat,
            OfferingService offerings,
            Transactions transactions,
            Clock clock) {
        return new NetworkService(
                networks, nics, maker, removal, routers, sourceNat, offerings, transactions, clock);
    }

    @Bean
    RecurringWork routerWatch(
            NetworkRepository networks, NetworkService service, Backends backends, Transactions transactions) {
        var watch = new RouterWatch(networks, service, backends, transactions);
        return new RecurringWork("bring-routers-up-to-date", Duration.ofMinutes(1), watch::run);
    }
}
