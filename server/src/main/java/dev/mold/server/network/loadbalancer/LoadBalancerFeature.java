package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.network.RouterChangeFlow;
import dev.mold.server.network.RouterChangeFlow.Settlement;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.firewall.PortRules;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class LoadBalancerFeature {
    @Bean
    EntityClasses loadBalancerEntities() {
        return EntityClasses.of(LoadBalancerRuleEntity.class, LoadBalancerMemberEntity.class);
    }

    @Bean
    EntityLookup<LoadBalancerRuleId> loadBalancerRuleLookup(RowLookups rows) {
        return rows.owned(LoadBalancerRuleId.class, LoadBalancerRuleEntity.class, "e.accountId");
    }

    @Bean
    LoadBalancerRepository loadBalancerRepository(EntityManager entities) {
        return new LoadBalancerRepository(entities);
    }

    @Bean
    LoadBalancerPart loadBalancerPart(LoadBalancerRepository rules) {
        return new LoadBalancerPart(rules);
    }

    @Bean
    LoadBalancers loadBalancers(
            LoadBalancerRepository rules,
            PortRules life,
            AddressService addresses,
            NetworkService networks,
            Nics nics,
            Transactions transactions,
            Clock clock) {
        return new LoadBalancers(rules, life, addresses, networks, nics, transactions, clock);
    }

    @Bean
    LoadBalancerViews loadBalancerViews(Accounts accounts, ZoneService zones) {
        return new LoadBalancerViews(accounts, zones);
    }

    @Bean
    LoadBalancerHandlers loadBalancerHandlers(
            LoadBalancers balancers,
            AddressService addresses,
            Operations operations,
            Transactions transactions,
            IdSource ids) {
        return new LoadBalancerHandlers(balancers, addresses, operations, transactions, ids);
    }

    @Bean
    MemberHandlers loadBalancerMemberHandlers(
            LoadBalancers balancers,
            Nics nics,
            Operations operations,
            Transactions transactions) {
        return new MemberHandlers(balancers, nics, operations, transactions);
    }

    @Bean
    LoadBalancerLists loadBalancerLists(
            EntityManager entities,
            LoadBalancerRepository rules,
            LoadBalancerViews views,
            NetworkService networks,
            VirtualMachines machines,
            Accounts accounts,
            Transactions transactions) {
        return new LoadBalancerLists(entities, rules, views, networks, machines, accounts, transactions);
    }

    @Bean
    Flow<?, ?> createLoadBalancerRuleFlow(
            NetworkService networks, LoadBalancers balancers, LoadBalancerRepository rules, LoadBalancerViews views) {
        return new RouterChangeFlow(LoadBalancerHandlers.CREATE_FLOW, networks, new Settlement() {
            @Override
            public void done(UUID id) {
                balancers.activate(new LoadBalancerRuleId(id));
            }

            @Override
            public void failed(UUID id) {
                balancers.remove(new LoadBalancerRuleId(id));
            }

            @Override
            public JobAnswer answer(UUID id) {
                return rule(id, rules, views);
            }
        });
    }

    @Bean
    Flow<?, ?> updateLoadBalancerRuleFlow(
            NetworkService networks, LoadBalancerRepository rules, LoadBalancerViews views) {
        return new RouterChangeFlow(LoadBalancerHandlers.UPDATE_FLOW, networks, new Settlement() {
            @Override
            public void done(UUID id) {}

            @Override
            public JobAnswer answer(UUID id) {
                return rule(id, rules, views);
            }
        });
    }

    @Bean
    Flow<?, ?> deleteLoadBalancerRuleFlow(NetworkService networks, LoadBalancers balancers) {
        return new RouterChangeFlow(
                LoadBalancerHandlers.DELETE_FLOW, networks, id -> balancers.forget(new LoadBalancerRuleId(id)));
    }

    @Bean
    Flow<?, ?> changeLoadBalancerMembersFlow(NetworkService networks) {
        return new RouterChangeFlow(MemberHandlers.FLOW, networks, id -> {});
    }

    private static JobAnswer rule(UUID id, LoadBalancerRepository rules, LoadBalancerViews views) {
        return views.views(rules.find(id).stream().toList()).stream()
                .findFirst()
                .map(view -> new JobAnswer("loadbalancer", view))
                .orElseGet(JobAnswer::success);
    }
}
