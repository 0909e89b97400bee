package dev.mold.server.network.forwarding;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.network.RouterChangeFlow;
import dev.mold.server.network.RouterChangeFlow.Settlement;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.address.PortClaims;
import dev.mold.server.network.firewall.FirewallOpenings;
import dev.mold.server.network.firewall.PortRules;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class ForwardingFeature {
    @Bean
    EntityClasses forwardingEntities() {
        return EntityClasses.of(ForwardingRuleEntity.class);
    }

    @Bean
    EntityLookup<PortForwardingRuleId> forwardingRuleLookup(RowLookups rows) {
        return rows.owned(PortForwardingRuleId.class, ForwardingRuleEntity.class, "e.accountId");
    }

    @Bean
    ForwardingRuleRepository forwardingRuleRepository(EntityManager entities) {
        return new ForwardingRuleRepository(entities);
    }

    @Bean
    ForwardingPart forwardingPart(ForwardingRuleRepository rules, PortClaims claims, FirewallOpenings openings) {
        return new ForwardingPart(rules, claims, openings);
    }

    @Bean
    Forwardings forwardings(
            ForwardingRuleRepository rules,
            PortRules life,
            AddressService addresses,
            NetworkService networks,
            Nics nics,
            Transactions transactions,
            Clock clock) {
        return new Forwardings(rules, life, addresses, networks, nics, transactions, clock);
    }

    @Bean
    ForwardingViews forwardingViews(Nics nics) {
        return new ForwardingViews(nics);
    }

    @Bean
    ForwardingHandlers forwardingHandlers(
            Forwardings forwardings,
            ForwardingRuleRepository rules,
            AddressService addresses,
            Nics nics,
            Operations operations,
            Transactions transactions,
            IdSource ids) {
        return new ForwardingHandlers(forwardings, rules, addresses, nics, operations, transactions, ids);
    }

    @Bean
    CommandSet forwardingLists(
            EntityManager entities, ForwardingViews views, Accounts accounts, Transactions transactions) {
        var lists = new ForwardingLists(entities, views, accounts, transactions);
        return registrar -> registrar.sync(ListPortForwardingRules.class, lists::list);
    }

    @Bean
    Flow<?, ?> createForwardingRuleFlow(
            NetworkService networks,
            Forwardings forwardings,
            ForwardingRuleRepository rules,
            ForwardingViews views) {
        return new RouterChangeFlow(ForwardingHandlers.CREATE_FLOW, networks, new Settlement() {
            @Override
            public void done(UUID id) {
                forwardings.activate(new PortForwardingRuleId(id));
            }

            @Override
            public void failed(UUID id) {
                forwardings.remove(new PortForwardingRuleId(id));
            }

            @Override
            public JobAnswer answer(UUID id) {
                return rule(id, rules, views);
            }
        });
    }

    @Bean
    Flow<?, ?> updateForwardingRuleFlow(
            NetworkService networks, ForwardingRuleRepository rules, ForwardingViews views) {
        return new RouterChangeFlow(ForwardingHandlers.UPDATE_FLOW, networks, new Settlement() {
            @Override
            public void done(UUID id) {}

            @Override
            public JobAnswer answer(UUID id) {
                return rule(id, rules, views);
            }
        });
    }

    @Bean
    Flow<?, ?> deleteForwardingRuleFlow(NetworkService networks, Forwardings forwardings) {
        return new RouterChangeFlow(
                ForwardingHandlers.DELETE_FLOW, networks, id -> forwardings.forget(new PortForwardingRuleId(id)));
    }

    private static JobAnswer rule(UUID id, ForwardingRuleRepository rules, ForwardingViews views) {
        return views.views(rules.find(id).stream().toList()).stream()
                .findFirst()
                .map(view -> new JobAnswer("portforwardingrule", view))
                .orElseGet(JobAnswer::success);
    }
}
