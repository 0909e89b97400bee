package dev.mold.server.account;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;

/** The flows of accounts, users and domains. */
final class AccountFlows {
    static final String DISABLE_ACCOUNT = "disable-account";
    static final String DELETE_ACCOUNT = "delete-account";
    static final String DISABLE_USER = "disable-user";
    static final String DELETE_DOMAIN = "delete-domain";

    private final AccountService accounts;
    private final AccountTrees trees;
    private final AccountRows rows;
    private final AccountViews views;
    private final Removals removals;

    AccountFlows(
            AccountService accounts, AccountTrees trees, AccountRows rows, AccountViews views, Removals removals) {
        this.accounts = accounts;
        this.trees = trees;
        this.rows = rows;
        this.views = views;
        this.removals = removals;
    }

    Flow<?, ?> disableAccount() {
        var step = new AccountStep("disable-account", "Disables or locks the account", work -> change(() -> {
            var state = work.option() ? AccountState.LOCKED : AccountState.DISABLED;
            rows.account(new AccountId(work.subject())).state = state;
        }));
        return new AccountFlow(
                DISABLE_ACCOUNT,
                step,
                work -> new JobAnswer(
                        "account",
                        views.account(rows.account(new AccountId(work.subject())), accounts.systemCall())));
    }

    Flow<?, ?> disableUser() {
        var step = new AccountStep(
                "disable-user",
                "Disables the user",
                work -> change(() -> rows.user(new UserId(work.subject())).state = AccountState.DISABLED));
        return new AccountFlow(
                DISABLE_USER,
                step,
                work -> new JobAnswer(
                        "user", views.user(rows.user(new UserId(work.subject())), accounts.systemCall())));
    }

    Flow<?, ?> deleteAccount() {
        var step = new AccountStep(
                "delete-account",
                "Removes the account with its users",
                work -> change(() -> removals.account(new AccountId(work.subject()))));
        return new AccountFlow(DELETE_ACCOUNT, step, work -> JobAnswer.success());
    }

    Flow<?, ?> deleteDomain() {
        var step = new AccountStep(
                "delete-domain",
                "Removes the domain with its accounts and sub-domains",
                work -> change(() -> removals.domain(new DomainId(work.subject()), work.option())));
        return new AccountFlow(DELETE_DOMAIN, step, work -> JobAnswer.success());
    }

    private void change(Runnable work) {
        trees.change(() -> {
            work.run();
            return null;
        });
    }
}
