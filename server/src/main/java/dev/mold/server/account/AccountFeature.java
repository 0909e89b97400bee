package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ProjectId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.id.UserId;
import dev.mold.server.platform.EntityClasses;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts with their domains, users, roles and keys. */
@Configuration(proxyBeanMethods = false)
public class AccountFeature {
    @Bean
    EntityClasses accountEntities() {
        return EntityClasses.of(
                DomainEntity.class,
                RoleEntity.class,
                RolePermissionEntity.class,
                AccountEntity.class,
                UserEntity.class);
    }

    @Bean
    AccountTrees accountTrees(EntityManager entities, Transactions transactions, Clock clock) {
        return new AccountTrees(entities, transactions, clock);
    }

    @Bean
    Passwords passwords(SecureRandom random) {
        return new Passwords(random, System.out);
    }

    @Bean
    StandardAccounts standardAccounts(
            EntityManager entities,
            AccountTrees trees,
            Passwords passwords,
            ObjectProvider<FirstAdmin> admin,
            IdSource ids,
            Clock clock) {
        var first = admin.getIfAvailable(() -> new FirstAdmin(Optional.empty()));
        return new FirstStart(entities, trees, passwords, first, ids, clock).run();
    }

    @Bean
    AccountService accountService(AccountTrees trees, StandardAccounts standard) {
        return new AccountService(trees, standard);
    }

    @Bean
    Callers callers(AccountTrees trees, EntityManager entities, Transactions transactions, Vault vault) {
        return new Callers(trees, entities, transactions, vault);
    }

    @Bean
    Logins logins(AccountTrees trees, AccountRows rows, Transactions transactions, Passwords passwords) {
        return new Logins(trees, rows, transactions, passwords);
    }

    @Bean
    AccountRows accountRows(EntityManager entities) {
        return new AccountRows(entities);
    }

    @Bean
    CommandSet userKeyCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            Transactions transactions,
            Passwords passwords,
            Vault vault) {
        return new UserKeyCommands(accounts, trees, rows, transactions, passwords, vault);
    }

    @Bean
    RoleRules roleRules(AccountTrees trees) {
        return new RoleRules(trees);
    }

    @Bean
    EntityLookup<DomainId> domainLookup(EntityManager entities, Transactions transactions) {
        return new AccountLookup<>(DomainId.class, DomainEntity.class, entities, transactions);
    }

    @Bean
    EntityLookup<AccountId> accountLookup(EntityManager entities, Transactions transactions) {
        return new AccountLookup<>(AccountId.class, AccountEntity.class, entities, transactions);
    }

    @Bean
    EntityLookup<UserId> userLookup(EntityManager entities, Transactions transactions) {
        return new AccountLookup<>(UserId.class, UserEntity.class, entities, transactions);
    }

    @Bean
    EntityLookup<RoleId> roleLookup(EntityManager entities, Transactions transactions) {
        return new AccountLookup<>(RoleId.class, RoleEntity.class, entities, transactions);
    }

    @Bean
    EntityLookup<RolePermissionId> rolePermissionLookup(EntityManager entities, Transactions transactions) {
        return new AccountLookup<>(RolePermissionId.class, RolePermissionEntity.class, entities, transactions);
    }

    /** There are no projects, so none is found. */
    @Bean
    EntityLookup<ProjectId> projectLookup() {
        return new NoProjects();
    }
}
