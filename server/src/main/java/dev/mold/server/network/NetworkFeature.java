package dev.mold.server.network;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.RouterId;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.account.UsageByAccount;
import dev.mold.server.network.RouterChangeFlow.Settlement;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of networks, interfaces and routers. The sub-packages add the routers' services; a server needs all of
 * them.
 */
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
            List<RouterConfigContributor> parts,
            Transactions transactions,
            IdSource ids,
            SecureRandom random,
            Clock clock) {
        return new Nics(nics, networks, parts, transactions, ids, random, clock);
    }

    @Bean
    RouterConfigs routerConfigs(NicRepository nics, OfferingService offerings, List<RouterConfigContributor> parts) {
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
            List<RouterConfigContributor> parts,
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
    EntityLookup<NetworkId> networkLookup(RowLookups rows) {
        return rows.owned(NetworkId.class, NetworkEntity.class, "e.accountId");
    }

    /** A router exists as long as its network, whose owner's it is; only administrators may know it. */
    @Bean
    EntityLookup<RouterId> routerLookup(RowLookups rows) {
        return rows.of(RouterId.class, NetworkEntity.class, List.of("e.routerId", "e.accountId"), columns ->
                Ownership.of(new AccountId((UUID) columns[1])));
    }

    @Bean
    NetworkViews networkViews(Accounts accounts, OfferingService offerings, ZoneService zones) {
        return new NetworkViews(accounts, offerings, zones);
    }

    @Bean
    NetworkLists networkLists(
            EntityManager entities,
            NetworkRepository networks,
            NetworkViews views,
            OfferingService offerings,
            Accounts accounts,
            Transactions transactions) {
        return new NetworkLists(entities, networks, views, offerings, accounts, transactions);
    }

    @Bean
    CreateNetworkHandler createNetworkHandler(
            NetworkMaker maker,
            NetworkService networks,
            NetworkLists lists,
            OfferingService offerings,
            ZoneService zones,
            Accounts accounts,
            Events events,
            Transactions transactions,
            IdSource ids) {
        return new CreateNetworkHandler(
                maker, networks, lists, offerings, zones, accounts, events, transactions, ids);
    }

    @Bean
    NetworkHandlers networkHandlers(
            CreateNetworkHandler creation,
            NetworkLists lists,
            NetworkRepository networks,
            NetworkService service,
            Operations operations,
            Transactions transactions) {
        return new NetworkHandlers(creation, lists, networks, service, operations, transactions);
    }

    @Bean
    CommandSet routerCommands(
            EntityManager entities,
            SourceNat sourceNat,
            Accounts accounts,
            ZoneService zones,
            Transactions transactions) {
        var lists = new RouterLists(entities, sourceNat, accounts, zones, transactions);
        return registrar -> registrar.sync(ListRouters.class, lists::list);
    }

    @Bean
    Flow<?, ?> deleteNetworkFlow(NetworkRemoval removal) {
        return new DeleteNetworkFlow(removal);
    }

    @Bean
    Flow<?, ?> restartNetworkFlow(NetworkService networks) {
        return new RouterChangeFlow(NetworkHandlers.RESTART_FLOW, networks, id -> {});
    }

    @Bean
    Flow<?, ?> updateNetworkFlow(NetworkService networks, NetworkLists lists) {
        return new RouterChangeFlow(NetworkHandlers.UPDATE_FLOW, networks, new Settlement() {
            @Override
            public void done(UUID id) {}

            @Override
            public JobAnswer answer(UUID id) {
                return lists.find(new NetworkId(id))
                        .map(view -> new JobAnswer("network", view))
                        .orElseGet(JobAnswer::success);
            }
        });
    }

    @Bean
    ResourceUsage networkUsage(NetworkRepository networks, Transactions transactions) {
        return UsageByAccount.of(ResourceKind.NETWORK, accounts -> transactions.call(() -> networks.count(accounts)));
    }

    @Bean
    RecurringWork routerReconciler(
            NetworkRepository networks, NetworkService service, Backends backends, Transactions transactions) {
        var watch = new RouterReconciler(networks, service, backends, transactions);
        return new RecurringWork("bring-routers-up-to-date", Duration.ofMinutes(1), watch::run);
    }
}
