package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.config.Settings;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.server.account.AccountService;
import dev.mold.server.account.LimitSource;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLocks;
import dev.mold.server.setting.SettingSet;
import jakarta.persistence.EntityManager;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class LimitFeature {
    @Bean
    EntityClasses limitEntities() {
        return EntityClasses.of(LimitEntity.class);
    }

    @Bean
    SettingSet limitSettings() {
        return new SettingSet(LimitSettings.all());
    }

    @Bean
    LimitRepository limitRepository(EntityManager entities) {
        return new LimitRepository(entities);
    }

    @Bean
    AccountFacts accountFacts(AccountService accounts) {
        return new AccountFacts() {
            @Override
            public boolean unlimited(AccountId account) {
                return accounts.rootAdmin(account);
            }

            @Override
            public Set<AccountId> below(DomainId domain) {
                return accounts.below(domain);
            }

            @Override
            public Place place(DomainId domain) {
                var place = accounts.place(domain);
                return new Place(place.name(), place.path());
            }
        };
    }

    /** Usages are resolved lazily, because their providers need limits themselves. */
    @Bean
    LimitService limitService(
            LimitRepository limits,
            ObjectProvider<ResourceUsage> usages,
            Settings settings,
            AccountService accounts,
            AccountFacts facts,
            RowLocks locks,
            Transactions transactions) {
        return new LimitService(
                limits, () -> usages.orderedStream().toList(), settings, accounts, facts, locks, transactions);
    }

    /** Provides limits for the responses of listAccounts and listDomains. */
    @Bean
    LimitSource limitSource(LimitService limits) {
        return new AccountLimits(limits);
    }

    @Bean
    LimitHandlers limitHandlers(LimitService limits, AccountService accounts, AccountFacts facts) {
        return new LimitHandlers(limits, accounts, facts);
    }
}
