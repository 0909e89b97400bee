package dev.mold.server.account;

import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ProjectId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.id.UserId;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.discovery.DiscoveryFeature;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.platform.rows.DependencyTracker;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The beans of accounts with their domains, users, roles and keys. */
@Configuration(proxyBeanMethods = false)
@Import(DiscoveryFeature.class)
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
    AccountService accountService(AccountTrees trees, StandardAccounts standard, RoleRules rules) {
        return new AccountService(trees, standard, rules);
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
    AssignableRoles assignableRoles(AccountTrees trees, RoleRules rules) {
        return new AssignableRoles(trees, rules);
    }

    @Bean
    CommandSet accountCommands(
            AccountService accounts,
            AccountTrees trees,
            AssignableRoles roles,
            AccountRows rows,
            AccountViews views,
            AccountJobs jobs) {
        return new AccountCommands(accounts, trees, roles, rows, views, jobs);
    }

    @Bean
    CommandSet createAccountCommand(
            AccountService accounts,
            AccountTrees trees,
            AssignableRoles roles,
            AccountRows rows,
            AccountViews views,
            NewUsers users,
            Passwords passwords,
            IdSource ids,
            Clock clock) {
        var create = new CreateAccountHandler(accounts, trees, roles, rows, views, users, passwords, ids, clock);
        return registrar -> registrar.sync(CreateAccount.class, create);
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
            RoleRules rules,
            AccountRows rows,
            EntityManager entities,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new RoleCommands(trees, rules, rows, entities, transactions, ids, clock);
    }

    @Bean
    CommandSet rolePermissionCommands(
            AccountTrees trees, RoleRules rules, AccountRows rows, Transactions transactions, IdSource ids) {
        return new RolePermissionCommands(trees, rules, rows, transactions, ids);
    }

    @Bean
    CommandSet userKeyCommands(
            AccountTrees trees,
            AccountRows rows,
            Transactions transactions,
            Passwords passwords,
            Vault vault) {
        return new UserKeyCommands(trees, rows, transactions, passwords, vault);
    }

    @Bean
    RoleRules roleRules(AccountTrees trees, CommandRegistry commands) {
        return new RoleRules(trees, commands);
    }

    @Bean
    EntityLookup<DomainId> domainLookup(RowLookups rows) {
        return rows.of(DomainId.class, DomainEntity.class, List.of("e.id"), columns ->
                Ownership.ofDomain(new DomainId((UUID) columns[0])));
    }

    @Bean
    EntityLookup<AccountId> accountLookup(RowLookups rows) {
        return rows.owned(AccountId.class, AccountEntity.class, "e.id");
    }

    @Bean
    EntityLookup<UserId> userLookup(RowLookups rows) {
        return rows.of(UserId.class, UserEntity.class, List.of("e.id", "e.accountId"), columns ->
                Ownership.ofUser(new AccountId((UUID) columns[1]), new UserId((UUID) columns[0])));
    }

    @Bean
    EntityLookup<RoleId> roleLookup(RowLookups rows) {
        return rows.common(RoleId.class, RoleEntity.class);
    }

    @Bean
    EntityLookup<RolePermissionId> rolePermissionLookup(RowLookups rows) {
        return rows.common(RolePermissionId.class, RolePermissionEntity.class);
    }

    /** There are no projects, so none is ever found. */
    @Bean
    EntityLookup<ProjectId> projectLookup() {
        return new NoProjects();
    }
}
