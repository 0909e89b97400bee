package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CallContext;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.UserId;
import dev.mold.server.caller.Callers;
import dev.mold.server.caller.SigningKey;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Resolves an API key or a session's user to the caller, using a cache that is valid until an account changes. */
final class AccountCallers implements Callers {
    private static final int MAX_CACHED = 10_000;

    private record Known(AccountTree tree, Map<String, KeyHolder> byKey, Map<UserId, CallContext> byUser) {}

    private final AccountTrees trees;
    private final EntityManager entities;
    private final Transactions transactions;
    private final Vault vault;
    private final AtomicReference<Known> known = new AtomicReference<>();

    AccountCallers(AccountTrees trees, EntityManager entities, Transactions transactions, Vault vault) {
        this.trees = trees;
        this.entities = entities;
        this.transactions = transactions;
        this.vault = vault;
    }

    @Override
    public Optional<KeyHolder> withKey(String apiKey) {
        var now = known();
        var holder = now.byKey.get(apiKey);
        if (holder != null) {
            return Optional.of(holder);
        }
        var found = load("apiKey", apiKey)
                .filter(user -> user.secretKey != null)
                .flatMap(user -> active(user)
                        .filter(node -> keysAllowed(user, node))
                        .map(node -> new KeyHolder(
                                context(node, user.userId(), user.username),
                                SigningKey.of(vault.open(user.secretKey, user.secretPurpose())))));
        if (now.byKey.size() < MAX_CACHED) {
            found.ifPresent(some -> now.byKey.put(apiKey, some));
        }
        return found;
    }

    @Override
    public Optional<CallContext> user(UserId id) {
        var now = known();
        var call = now.byUser.get(id);
        if (call != null) {
            return Optional.of(call);
        }
        var found = load("id", id.value())
                .flatMap(user -> active(user).map(node -> context(node, user.userId(), user.username)));
        if (now.byUser.size() < MAX_CACHED) {
            found.ifPresent(some -> now.byUser.put(id, some));
        }
        return found;
    }

    private Known known() {
        var tree = trees.current();
        var before = known.get();
        if (before != null && before.tree == tree) {
            return before;
        }
        var fresh = new Known(tree, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        known.set(fresh);
        return fresh;
    }

    private Optional<UserEntity> load(String field, Object value) {
        return transactions.call(() -> entities
                .createQuery(
                        "from UserEntity where removed is null and " + field + " = :value", UserEntity.class)
                .setParameter("value", value)
                .getResultList()
                .stream()
                .findFirst());
    }

    private Optional<AccountNode> active(UserEntity user) {
        return user.state == AccountState.ENABLED
                ? trees.find(tree -> tree.account(new AccountId(user.accountId)))
                        .filter(node -> node.state() == AccountState.ENABLED)
                : Optional.empty();
    }

    private static boolean keysAllowed(UserEntity user, AccountNode account) {
        var access = user.apiKeyAccess == ApiKeyAccess.INHERIT ? account.apiKeyAccess() : user.apiKeyAccess;
        return access != ApiKeyAccess.DISABLED;
    }

    static CallContext context(AccountNode account, UserId user, String username) {
        return new CallContext(
                user,
                username,
                account.account().id(),
                account.account().name(),
                account.domain().id(),
                account.domain().path(),
                account.role().id(),
                account.role().type(),
                Optional.empty());
    }
}
