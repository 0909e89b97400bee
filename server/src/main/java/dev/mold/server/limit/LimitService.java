package dev.mold.server.limit;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.Id;
import dev.mold.server.platform.RowLocks;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Limits and their usage. Usage is counted on demand and never stored. */
public final class LimitService implements Limits {
    /** No limit. */
    static final long UNLIMITED = -1;

    private final LimitRepository limits;
    private final Supplier<List<ResourceUsage>> usages;
    private final Settings settings;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final RowLocks locks;
    private final Transactions transactions;

    LimitService(
            LimitRepository limits,
            Supplier<List<ResourceUsage>> usages,
            Settings settings,
            Accounts accounts,
            AccountFacts facts,
            RowLocks locks,
            Transactions transactions) {
        this.limits = limits;
        this.usages = usages;
        this.settings = settings;
        this.accounts = accounts;
        this.facts = facts;
        this.locks = locks;
        this.transactions = transactions;
    }

    @Override
    public void checkRoom(AccountId account, Map<ResourceKind, Long> more) {
        // in the kinds' order, so that of several limits it is always the same that is named
        var asked = new TreeMap<>(more);
        asked.values().removeIf(amount -> amount <= 0);
        if (!asked.isEmpty()) {
            transactions.run(() -> {
                checkAccount(account, asked);
                checkDomains(account, asked);
            });
        }
    }

    private void checkAccount(AccountId account, Map<ResourceKind, Long> more) {
        if (facts.unlimited(account)) {
            return;
        }
        locks.take("limit of account " + account);
        var most = most(account);
        var owner = accounts.account(account);
        more.forEach((kind, amount) -> {
            if (most.get(kind) != UNLIMITED) {
                refuseIfOver(used(account, kind), amount, most.get(kind), kind, "account " + owner.name());
            }
        });
    }

    private void checkDomains(AccountId account, Map<ResourceKind, Long> more) {
        for (var limit : limits.ofDomains()) {
            var kind = limit.key.kind();
            var domain = new DomainId(limit.key.ownerId());
            var members = more.containsKey(kind) ? facts.below(domain) : Set.<AccountId>of();
            if (members.contains(account)) {
                locks.take("limit of domain " + domain);
                refuseIfOver(used(members, kind), more.get(kind), limit.most, kind, "domain " + domain);
            }
        }
    }

    private static void refuseIfOver(long used, long more, long most, ResourceKind kind, String whose) {
        if (more > most - used) {
            throw new ApiException(
                    Errors.RESOURCE_LIMIT,
                    "Maximum amount of resources of type '" + kind.wireName().toLowerCase(Locale.ROOT)
                            + "' for " + whose + " has been exceeded: the limit is " + most + ", " + used
                            + " are in use and " + more + " more are asked for");
        }
    }

    /** The account's limits, of every kind; {@link #UNLIMITED} where there is none. */
    Map<ResourceKind, Long> most(AccountId account) {
        return mostOfAccounts(Set.of(account)).get(account);
    }

    /** The limits of each account, of every kind; {@link #UNLIMITED} where there is none. */
    Map<AccountId, Map<ResourceKind, Long>> mostOfAccounts(Collection<AccountId> accounts) {
        var stored = stored(LimitEntity.Scope.ACCOUNT, accounts);
        return each(accounts, (account, kind) -> facts.unlimited(account)
                ? UNLIMITED
                : Optional.ofNullable(stored.get(new LimitEntity.Key(LimitEntity.Scope.ACCOUNT, account.value(), kind)))
                        .orElseGet(() -> settings.value(LimitSettings.of(kind), account)));
    }

    /** The limits of each domain, of every kind; {@link #UNLIMITED} where there is none. */
    Map<DomainId, Map<ResourceKind, Long>> mostOfDomains(Collection<DomainId> domains) {
        var stored = stored(LimitEntity.Scope.DOMAIN, domains);
        return each(domains, (domain, kind) ->
                stored.getOrDefault(new LimitEntity.Key(LimitEntity.Scope.DOMAIN, domain.value(), kind), UNLIMITED));
    }

    private Map<LimitEntity.Key, Long> stored(LimitEntity.Scope scope, Collection<? extends Id> owners) {
        return transactions.call(() ->
                limits.of(scope, owners.stream().map(Id::value).distinct().toList()).stream()
                        .collect(Collectors.toMap(limit -> limit.key, limit -> limit.most)));
    }

    private static <O> Map<O, Map<ResourceKind, Long>> each(
            Collection<O> owners, BiFunction<O, ResourceKind, Long> most) {
        var answer = new HashMap<O, Map<ResourceKind, Long>>();
        for (var owner : owners) {
            var limits = new EnumMap<ResourceKind, Long>(ResourceKind.class);
            for (var kind : ResourceKind.values()) {
                limits.put(kind, most.apply(owner, kind));
            }
            answer.put(owner, limits);
        }
        return answer;
    }

    void set(LimitEntity.Scope scope, UUID owner, ResourceKind kind, long most) {
        transactions.run(() -> limits.put(scope, owner, kind, most));
    }

    long used(AccountId account, ResourceKind kind) {
        return used(Set.of(account), kind);
    }

    long used(Set<AccountId> members, ResourceKind kind) {
        return transactions.call(() -> usages.get().stream()
                .filter(usage -> usage.kind() == kind)
                .mapToLong(usage -> usage.used(members))
                .sum());
    }
}
