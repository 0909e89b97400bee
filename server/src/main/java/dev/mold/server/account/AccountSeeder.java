package dev.mold.server.account;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.UserId;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Creates what every server has, unless it exists: the root domain, the four roles, the accounts system and admin. */
final class AccountSeeder {
    private static final Map<RoleType, String> ROLES = Map.of(
            RoleType.ADMIN, "Root Admin",
            RoleType.RESOURCE_ADMIN, "Resource Admin",
            RoleType.DOMAIN_ADMIN, "Domain Admin",
            RoleType.USER, "User");

    private final EntityManager entities;
    private final AccountTrees trees;
    private final Passwords passwords;
    private final FirstAdmin admin;
    private final IdSource ids;
    private final Clock clock;

    AccountSeeder(
            EntityManager entities,
            AccountTrees trees,
            Passwords passwords,
            FirstAdmin admin,
            IdSource ids,
            Clock clock) {
        this.entities = entities;
        this.trees = trees;
        this.passwords = passwords;
        this.admin = admin;
        this.ids = ids;
        this.clock = clock;
    }

    /** The standard accounts, found or created. If two servers start at once, only one creates them. */
    StandardAccounts run() {
        return find().orElseGet(() -> trees.change(() -> find().orElseGet(this::make)));
    }

    private Optional<StandardAccounts> find() {
        return entities
                .createQuery(
                        "select a.id, u.id from AccountEntity a join UserEntity u on u.accountId = a.id"
                                + " where a.standard = true and a.name = 'system'",
                        Object[].class)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new StandardAccounts(new AccountId((UUID) row[0]), new UserId((UUID) row[1])));
    }

    private StandardAccounts make() {
        var now = clock.instant();
        var root = DomainEntity.root(ids.next(), now);
        entities.persist(root);
        var roles = new EnumMap<RoleType, RoleEntity>(RoleType.class);
        for (var type : List.of(RoleType.values())) {
            var role = new RoleEntity(ids.next(), ROLES.get(type), type, "Standard role: " + type.wireName(), now);
            role.standard = true;
            entities.persist(role);
            roles.put(type, role);
        }
        var administrator = roles.get(RoleType.ADMIN).id;
        entities.flush();
        entities.persist(new RolePermissionEntity(ids.next(), administrator, "*", true, 0));
        // the password is not stored anywhere, so nobody can log in as the system
        var system = persist("system", "system", "cloud", passwords.encode(passwords.random()), root, administrator);
        system.state = AccountState.DISABLED;
        var password = admin.password().orElseGet(passwords::random);
        persist("admin", "Admin", "User", passwords.encode(password), root, administrator);
        if (admin.password().isEmpty()) {
            passwords.showOnce("admin", password);
        }
        return new StandardAccounts(new AccountId(system.accountId), system.userId());
    }

    private UserEntity persist(
            String name, String firstname, String lastname, String hash, DomainEntity domain, UUID role) {
        var now = clock.instant();
        var account = new AccountEntity(ids.next(), name, domain.id, role, now);
        account.standard = true;
        entities.persist(account);
        entities.flush();
        var user = new UserEntity(ids.next(), account.id, name, hash, now);
        user.firstname = firstname;
        user.lastname = lastname;
        user.email = "";
        user.standard = true;
        entities.persist(user);
        return user;
    }
}
