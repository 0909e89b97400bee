package dev.mold.server.account;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.id.UserId;
import dev.mold.server.platform.AnyOf;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of accounts, domains, users and roles; must be used in a transaction. */
final class AccountRows {
    private final EntityManager entities;

    AccountRows(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws ApiException (431) if there is none or it is removed */
    UserEntity user(UserId id) {
        var user = entities.find(UserEntity.class, id.value());
        if (user == null || user.removed != null) {
            throw ApiException.invalid("Unable to find the user " + id);
        }
        return user;
    }

    /** @throws ApiException (431) if there is none or it is removed */
    AccountEntity account(AccountId id) {
        var account = entities.find(AccountEntity.class, id.value());
        if (account == null || account.removed != null) {
            throw ApiException.invalid("Unable to find the account " + id);
        }
        return account;
    }

    /** @throws ApiException (431) if there is none or it is removed */
    DomainEntity domain(DomainId id) {
        var domain = entities.find(DomainEntity.class, id.value());
        if (domain == null || domain.removed != null) {
            throw ApiException.invalid("Unable to find the domain " + id);
        }
        return domain;
    }

    /** @throws ApiException (431) if there is none or it is removed */
    RoleEntity role(RoleId id) {
        var role = entities.find(RoleEntity.class, id.value());
        if (role == null || role.removed != null) {
            throw ApiException.invalid("Unable to find the role " + id);
        }
        return role;
    }

    List<UserEntity> usersOf(Collection<UUID> accounts) {
        var any = AnyOf.of("account", accounts);
        return any.bind(entities.createQuery(
                        "from UserEntity where accountId in " + any.text()
                                + " and removed is null order by created, id",
                        UserEntity.class))
                .getResultList();
    }

    List<UserEntity> usersNamed(String username, UUID domain) {
        return entities.createQuery(
                        "select u from UserEntity u join AccountEntity a on a.id = u.accountId"
                                + " where u.username = :name and u.removed is null and a.removed is null"
                                + " and a.domainId = :domain",
                        UserEntity.class)
                .setParameter("name", username)
                .setParameter("domain", domain)
                .getResultList();
    }

    /** The role as it stands after the changes of this transaction. */
    RoleNode node(RoleEntity role) {
        flush();
        return RoleNode.of(role, permissionsOf(role.id));
    }

    List<RolePermissionEntity> permissionsOf(UUID role) {
        return entities.createQuery(
                        "from RolePermissionEntity where roleId = :role order by sortOrder",
                        RolePermissionEntity.class)
                .setParameter("role", role)
                .getResultList();
    }

    /** @throws ApiException (431) if there is none */
    RolePermissionEntity permission(RolePermissionId id) {
        var permission = entities.find(RolePermissionEntity.class, id.value());
        if (permission == null) {
            throw ApiException.invalid("Unable to find the role permission " + id);
        }
        return permission;
    }

    List<RoleEntity> roles() {
        return entities.createQuery("from RoleEntity where removed is null order by created, name", RoleEntity.class)
                .getResultList();
    }

    boolean roleNamed(String name) {
        return entities.createQuery(
                                "select count(r) from RoleEntity r where r.removed is null and r.name = :name",
                                Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    long accountsWithRole(UUID role) {
        return entities.createQuery(
                        "select count(a) from AccountEntity a where a.removed is null and a.roleId = :role", Long.class)
                .setParameter("role", role)
                .getSingleResult();
    }

    Optional<UserEntity> userWithKey(String apiKey) {
        return entities.createQuery("from UserEntity where apiKey = :key", UserEntity.class)
                .setParameter("key", apiKey)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Whether there is such a row, even if removed. */
    boolean has(Class<?> entity, UUID id) {
        return entities.find(entity, id) != null;
    }

    void add(Object row) {
        entities.persist(row);
    }

    void remove(Object row) {
        entities.remove(row);
    }

    /** Flushes pending inserts so that other rows can refer to them. */
    void flush() {
        entities.flush();
    }
}
