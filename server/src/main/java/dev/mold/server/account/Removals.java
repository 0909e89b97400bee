package dev.mold.server.account;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Removes accounts and domains if nothing depends on them; must be used in a change of the tree. */
final class Removals {
    private final AccountTrees trees;
    private final AccountRows rows;
    private final ResourceCounts counts;
    private final Clock clock;

    Removals(AccountTrees trees, AccountRows rows, ResourceCounts counts, Clock clock) {
        this.trees = trees;
        this.rows = rows;
        this.counts = counts;
        this.clock = clock;
    }

    /** @throws ApiException INVALID_PARAMETER for a standard account, RESOURCE_IN_USE for one that owns something */
    void checkAccount(AccountEntity account) {
        if (account.standard) {
            throw ApiException.invalid("The account " + account.name + " cannot be deleted");
        }
        counts.owned(account.accountId()).ifPresent(kind -> {
            throw new ApiException(
                    Errors.RESOURCE_IN_USE,
                    "The account " + account.name + " still owns resources: " + kind.wireName()
                            + "; delete them first");
        });
    }

    void account(AccountId id) {
        if (!rows.has(AccountEntity.class, id.value()) || trees.current().account(id).isEmpty()) {
            return;
        }
        var account = rows.account(id);
        checkAccount(account);
        rows.usersOf(List.of(account.id)).forEach(this::user);
        account.removed = clock.instant();
    }

    void user(UserEntity user) {
        user.removed = clock.instant();
        user.apiKey = null;
        user.secretKey = null;
    }

    /**
     * @param cleanup whether accounts and sub-domains may be removed with it
     * @throws ApiException WRONG_STATE if there are any and they may not, RESOURCE_IN_USE if one owns something
     */
    void checkDomain(DomainNode domain, boolean cleanup) {
        if (domain.parent().isEmpty()) {
            throw ApiException.invalid("The root domain cannot be deleted");
        }
        var tree = trees.current();
        var accounts = tree.accountsBelow(domain);
        if (!cleanup && (!accounts.isEmpty() || tree.hasChildren(domain.id()))) {
            throw ApiException.wrongState("The domain " + domain.name()
                    + " has accounts or sub-domains; delete them first, or set cleanup");
        }
        accounts.forEach(account -> checkAccount(rows.account(account)));
    }

    void domain(DomainId id, boolean cleanup) {
        var found = trees.current().domain(id);
        if (found.isEmpty()) {
            return;
        }
        checkDomain(found.get(), cleanup);
        var tree = trees.current();
        tree.accountsBelow(found.get()).forEach(this::account);
        tree.domainsBelow(found.get()).stream()
                .map(rows::domain)
                .sorted(Comparator.comparingInt((DomainEntity domain) -> domain.level).reversed())
                .forEach(domain -> domain.removed = clock.instant());
    }
}
