package dev.mold.server.account;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Loads the tree from the database. */
final class AccountTreeLoader {
    private final EntityManager entities;
    private final Transactions transactions;

    AccountTreeLoader(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    /** The revision, which every change increments. */
    long revision() {
        return transactions.call(() -> {
            var revision = entities.createNativeQuery("SELECT revision FROM account_revision WHERE id = 1", Long.class)
                    .getSingleResult();
            return ((Number) revision).longValue();
        });
    }

    AccountTree load() {
        return transactions.call(() -> {
            // read the revision first: a change in between then makes the tree look outdated, not current
            var revision = revision();
            var domains = new HashMap<DomainId, DomainNode>();
            for (var domain : all(DomainEntity.class)) {
                var parent = Optional.ofNullable(domain.parentId).map(DomainId::new);
                domains.put(domain.domainId(), new DomainNode(domain.domainId(), domain.name, domain.path, parent));
            }
            var roles = roles();
            var accounts = new HashMap<AccountId, AccountNode>();
            for (var account : all(AccountEntity.class)) {
                var domain = domains.get(new DomainId(account.domainId));
                var role = roles.get(new RoleId(account.roleId));
                if (domain != null && role != null) {
                    accounts.put(account.accountId(), node(account, domain, role));
                }
            }
            return new AccountTree(revision, domains, accounts, roles);
        });
    }

    private static AccountNode node(AccountEntity account, DomainNode domain, RoleNode role) {
        return new AccountNode(
                new Account(account.accountId(), account.name, domain.id(), domain.name(), domain.wirePath()),
                domain,
                role,
                account.state,
                account.apiKeyAccess);
    }

    private Map<RoleId, RoleNode> roles() {
        var rules = new HashMap<UUID, List<RolePermissionEntity>>();
        entities.createQuery("from RolePermissionEntity order by sortOrder", RolePermissionEntity.class)
                .getResultList()
                .forEach(permission -> rules.computeIfAbsent(permission.roleId, role -> new ArrayList<>())
                        .add(permission));
        var roles = new HashMap<RoleId, RoleNode>();
        for (var role : all(RoleEntity.class)) {
            roles.put(new RoleId(role.id), RoleNode.of(role, rules.getOrDefault(role.id, List.of())));
        }
        return roles;
    }

    private <T> List<T> all(Class<T> type) {
        return entities.createQuery("from " + type.getSimpleName() + " where removed is null", type)
                .getResultList();
    }
}
