package dev.mold.server.network.firewall;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.IdSource;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.RouterChangeFlow;
import dev.mold.server.network.RouterChangeFlow.Settlement;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.address.PortClaims;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class FirewallFeature {
    @Bean
    EntityClasses firewallEntities() {
        return EntityClasses.of(FirewallRuleEntity.class);
    }

    @Bean
    EntityLookup<FirewallRuleId> firewallRuleLookup(RowLookups rows) {
        return rows.owned(FirewallRuleId.class, FirewallRuleEntity.class, "e.accountId");
    }

    @Bean
    FirewallRuleRepository firewallRuleRepository(EntityManager entities) {
        return new FirewallRuleRepository(entities);
    }

    @Bean
    FirewallPart firewallPart(FirewallRuleRepository rules) {
        return new FirewallPart(rules);
    }

    @Bean
    FirewallOpenings firewallOpenings(FirewallRuleRepository rules, IdSource ids, Clock clock) {
        return new FirewallOpenings(rules, ids, clock);
    }

    @Bean
    PortRules portRules(PortClaims claims, FirewallOpenings openings, NetworkService networks) {
        return new PortRules(claims, openings, networks);
    }

    @Bean
    Firewalls firewalls(
            FirewallRuleRepository rules,
            FirewallOpenings openings,
            AddressService addresses,
            NetworkService networks,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new Firewalls(rules, openings, addresses, networks, transactions, ids, clock);
    }

    @Bean
    FirewallHandlers firewallHandlers(
            Firewalls firewalls,
            FirewallRuleRepository rules,
            AddressService addresses,
            NetworkService networks,
            Operations operations,
            Transactions transactions) {
        return new FirewallHandlers(firewalls, rules, addresses, networks, operations, transactions);
    }

    @Bean
    FirewallLists firewallLists(
            EntityManager entities, AddressService addresses, Accounts accounts, Transactions transactions) {
        return new FirewallLists(entities, addresses, accounts, transactions);
    }

    @Bean
    Flow<?, ?> createFirewallRuleFlow(NetworkService networks, Firewalls firewalls, FirewallRuleRepository rules) {
        return new RouterChangeFlow(FirewallHandlers.CREATE_FLOW, networks, new Settlement() {
            @Override
            public void done(UUID id) {
                firewalls.activate(new FirewallRuleId(id));
            }

            @Override
            public void failed(UUID id) {
                firewalls.remove(new FirewallRuleId(id));
            }

            @Override
            public JobAnswer answer(UUID id) {
                // the rule may have been removed with its machine or network meanwhile
                return rules.find(id)
                        .map(rule -> new JobAnswer("firewallrule", FirewallRuleView.of(rule)))
                        .orElseGet(JobAnswer::success);
            }
        });
    }

    @Bean
    Flow<?, ?> deleteFirewallRuleFlow(NetworkService networks, Firewalls firewalls) {
        return new RouterChangeFlow(
                FirewallHandlers.DELETE_FLOW, networks, id -> firewalls.forget(new FirewallRuleId(id)));
    }
}
