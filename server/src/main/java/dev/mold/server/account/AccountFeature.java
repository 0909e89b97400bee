package dev.mold.server.account;

import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ProjectId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.id.UserId;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.rows.DependencyTracker;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of accounts with their domains, users, roles and keys. */
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
    AccountTrees accountTrees(DependencyTracker rows, EntityManager entities, Transactions transactions, Clock clock) {
        return new AccountTrees(rows, entities, transactions, clock);
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
        return new AccountSeeder(entities, trees, passwords, first, ids, clock).run();
    }

    @Bean
    AccountService accountService(AccountTrees trees, StandardAccounts standard) {
        return new AccountService(trees, standard);
    }

    @Bean
    AccountCallers callers(AccountTrees trees, EntityManager entities, Transactions transactions, Vault vault) {
        return new AccountCallers(trees, entities, transactions, vault);
    }

    @Bean
    AccountLogins logins(AccountTrees trees, AccountRows rows, Transactions transactions, Passwords passwords) {
        return new AccountLogins(trees, rows, transactions, passwords);
    }

    @Bean
    AccountRows accountRows(EntityManager entities) {
        return new AccountRows(entities);
    }

    @Bean
    ResourceCounts resourceCounts(ObjectProvider<ResourceUsage> usages, ObjectProvider<LimitSource> limits) {
        return new ResourceCounts(
                () -> usages.stream().toList(), () -> Optional.ofNullable(limits.getIfAvailable()));
    }

    @Bean
    AccountViews accountViews(AccountTrees trees, AccountRows rows, ResourceCounts counts, JsonMapper json) {
        return new AccountViews(trees, rows, counts, json);
    }

    @Bean
    Removals removals(AccountTrees trees, AccountRows rows, ResourceCounts counts, Clock clock) {
        return new Removals(trees, rows, counts, clock);
    }

    @Bean
    NewUsers newUsers(AccountRows rows, IdSource ids, Clock clock) {
        return new NewUsers(rows, ids, clock);
    }

    @Bean
    AccountJobs accountJobs(
            AccountService accounts,
            AccountRows rows,
            Removals removals,
            Transactions transactions,
            ObjectProvider<Operations> operations) {
        return new AccountJobs(accounts, rows, removals, transactions, operations::getObject);
    }

    @Bean
    AccountFlows accountFlows(
            AccountService accounts, AccountTrees trees, AccountRows rows, AccountViews views, Removals removals) {
        return new AccountFlows(accounts, trees, rows, views, removals);
    }

    @Bean
    Flow<?, ?> disableAccountFlow(AccountFlows flows) {
        return flows.disableAccount();
    }

    @Bean
    Flow<?, ?> disableUserFlow(AccountFlows flows) {
        return flows.disableUser();
    }

    @Bean
    Flow<?, ?> deleteAccountFlow(AccountFlows flows) {
        return flows.deleteAccount();
    }

    @Bean
    Flow<?, ?> deleteDomainFlow(AccountFlows flows) {
        return flows.deleteDomain();
    }

    @Bean
    CommandSet accountListCommands(
            AccountService accounts,
            AccountTrees trees,
            EntityManager entities,
            AccountViews views,
            Transactions transactions) {
        return new AccountListCommands(accounts, trees, entities, views, transactions);
    }

    @Bean
    CommandSet accountCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            AccountViews views,
            NewUsers users,
            Passwords passwords,
            AccountJobs jobs,
            IdSource ids,
            Clock clock) {
        return new AccountCommands(accounts, trees, rows, views, users, passwords, jobs, ids, clock);
    }

    @Bean
    CommandSet userCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            AccountViews views,
            NewUsers users,
            Removals removals,
            Passwords passwords,
            AccountJobs jobs,
            Vault vault) {
        var changes = new UserChanges(trees, rows, users, passwords, vault);
        return new UserCommands(accounts, trees, rows, views, users, changes, removals, passwords, jobs);
    }

    @Bean
    CommandSet domainCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            EntityManager entities,
            AccountViews views,
            Transactions transactions,
            AccountJobs jobs,
            IdSource ids,
            Clock clock) {
        return new DomainCommands(accounts, trees, rows, entities, views, transactions, jobs, ids, clock);
    }

    @Bean
    CommandSet roleCommands(
            AccountTrees trees,
            AccountRows rows,
            EntityManager entities,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new RoleCommands(trees, rows, entities, transactions, ids, clock);
    }

    @Bean
    CommandSet rolePermissionCommands(
            AccountTrees trees, AccountRows rows, Transactions transactions, IdSource ids) {
        return new RolePermissionCommands(trees, rows, transactions, ids);
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

    /** There are no projects, so none is ever found. */
    @Bean
    EntityLookup<ProjectId> projectLookup() {
        return new NoProjects();
    }
}
