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
import dev.mold.server.platform.RowLocks;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Limits, and what is used of them. What is used is counted when it is asked for and never stored. */
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
    public void checkRoom(AccountId account, ResourceKind kind, long more) {
        if (more > 0) {
            transactions.run(() -> {
                checkAccount(account, kind, more);
                checkDomains(account, kind, more);
            });
        }
    }

    private void checkAccount(AccountId account, ResourceKind kind, long more) {
        if (facts.unlimited(account)) {
            return;
        }
        locks.take("limit of account " + account);
        var most = most(account, kind);
        if (most != UNLIMITED) {
            var owner = accounts.account(account);
            refuseIfOver(used(account, kind), more, most, kind, "account " + owner.name());
        }
    }

    private void checkDomains(AccountId account, ResourceKind kind, long more) {
        for (var limit : limits.ofDomains(kind)) {
            var domain = new DomainId(limit.key.ownerId());
            var members = facts.below(domain);
            if (members.contains(account)) {
                locks.take("limit of domain " + domain);
                refuseIfOver(used(members, kind), more, limit.most, kind, "domain " + domain);
            }
        }
    }

    private static void refuseIfOver(long used, long more, long most, ResourceKind kind, String whose) {
        if (used + more > most) {
            throw new ApiException(
                    Errors.RESOURCE_LIMIT,
                    "Maximum amount of resources of type '" + kind.wireName().toLowerCase(Locale.ROOT)
                            + "' for " + whose + " has been exceeded: the limit is " + most + ", " + used
                            + " are in use and " + more + " more are asked for");
        }
    }

    /** The account's limit, {@link #UNLIMITED} if it has none. */
    long most(AccountId account, ResourceKind kind) {
        if (facts.unlimited(account)) {
            return UNLIMITED;
        }
        return transactions
                .call(() -> limits.find(LimitEntity.Scope.ACCOUNT, account.value(), kind))
                .orElseGet(() -> settings.value(LimitSettings.of(kind), account));
    }

    /** The domain's limit, {@link #UNLIMITED} if it has none. */
    long most(DomainId domain, ResourceKind kind) {
        return transactions
                .call(() -> limits.find(LimitEntity.Scope.DOMAIN, domain.value(), kind))
                .orElse(UNLIMITED);
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
