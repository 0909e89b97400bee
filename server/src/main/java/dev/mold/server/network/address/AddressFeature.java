package dev.mold.server.network.address;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.account.UsageByAccount;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.network.RouterChangeFlow;
import dev.mold.server.network.RouterConfigContributor;
import dev.mold.server.network.SourceNat;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.zone.PublicRanges;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class AddressFeature {
    @Bean
    EntityClasses addressEntities() {
        return EntityClasses.of(AddressEntity.class, AddressPoolEntity.class, PortClaimEntity.class);
    }

    @Bean
    EntityLookup<PublicIpAddressId> addressLookup(RowLookups rows) {
        return rows.owned(PublicIpAddressId.class, AddressEntity.class, "e.accountId");
    }

    @Bean
    AddressRepository addressRepository(EntityManager entities) {
        return new AddressRepository(entities);
    }

    @Bean
    PortClaimRepository portClaimRepository(EntityManager entities) {
        return new PortClaimRepository(entities);
    }

    @Bean
    AddressPool addressPool(AddressRepository addresses, PublicRanges ranges, Clock clock) {
        return new AddressPool(addresses, ranges, clock);
    }

    @Bean
    SourceNat sourceNatAddresses(
            AddressRepository addresses, AddressPool pool, Limits limits, Transactions transactions) {
        return new SourceNatAddresses(addresses, pool, limits, transactions);
    }

    @Bean
    RouterConfigContributor addressPart(AddressRepository addresses, PortClaimRepository claims, Clock clock) {
        return new AddressPart(addresses, claims, clock);
    }

    @Bean
    PortClaims portClaims(AddressRepository addresses, PortClaimRepository claims) {
        return new PortClaims(addresses, claims);
    }

    @Bean
    AddressService addressService(
            AddressRepository addresses, NetworkService networks, Transactions transactions) {
        return new AddressService(addresses, networks, transactions);
    }

    @Bean
    AddressHolding addressHolding(
            AddressRepository addresses,
            PortClaimRepository claims,
            AddressPool pool,
            AddressService service,
            NetworkService networks,
            List<AddressUser> users,
            Limits limits,
            Clock clock) {
        return new AddressHolding(addresses, claims, pool, service, networks, users, limits, clock);
    }

    @Bean
    StaticNats staticNats(
            AddressRepository addresses,
            PortClaimRepository claims,
            AddressService service,
            NetworkService networks,
            Nics nics) {
        return new StaticNats(addresses, claims, service, networks, nics);
    }

    @Bean
    AddressViews addressViews(
            AddressPool pool,
            PortClaimRepository claims,
            List<AddressUser> users,
            NetworkService networks,
            Nics nics,
            Accounts accounts,
            ZoneService zones) {
        return new AddressViews(pool, claims, users, networks, nics, accounts, zones);
    }

    @Bean
    AddressLists addressLists(
            EntityManager entities,
            AddressPool pool,
            AddressViews views,
            Accounts accounts,
            ZoneService zones,
            Transactions transactions) {
        return new AddressLists(entities, pool, views, accounts, zones, transactions);
    }

    @Bean
    AddressHandlers addressHandlers(
            AddressHolding holding,
            AddressRepository addresses,
            AddressLists lists,
            AddressService service,
            NetworkService networks,
            Accounts accounts,
            Operations operations,
            Transactions transactions) {
        return new AddressHandlers(holding, addresses, lists, service, networks, accounts, operations, transactions);
    }

    @Bean
    StaticNatHandlers staticNatHandlers(
            StaticNats staticNats,
            AddressService service,
            NetworkService networks,
            Nics nics,
            Operations operations,
            Events events,
            Transactions transactions) {
        return new StaticNatHandlers(staticNats, service, networks, nics, operations, events, transactions);
    }

    @Bean
    Flow<?, ?> associateAddressFlow(
            NetworkService networks, AddressHolding holding, AddressRepository addresses, AddressViews views) {
        return new RouterChangeFlow(
                AddressHandlers.ASSOCIATE_FLOW, networks, holding.associated(id -> answer(id, addresses, views)));
    }

    private static JobAnswer answer(UUID id, AddressRepository addresses, AddressViews views) {
        var rows = addresses.find(id).stream().toList();
        return new JobAnswer("ipaddress", views.views(rows).get(0));
    }

    @Bean
    Flow<?, ?> releaseAddressFlow(NetworkService networks, AddressHolding holding) {
        return new RouterChangeFlow(AddressHandlers.RELEASE_FLOW, networks, holding.released());
    }

    @Bean
    Flow<?, ?> disableStaticNatFlow(NetworkService networks) {
        return new RouterChangeFlow(StaticNatHandlers.DISABLE_FLOW, networks, id -> {});
    }

    @Bean
    ResourceUsage publicIpUsage(AddressRepository addresses, Transactions transactions) {
        return UsageByAccount.of(ResourceKind.PUBLIC_IP, accounts -> transactions.call(() -> addresses.count(accounts)));
    }
}
