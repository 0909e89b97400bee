package dev.mold.server.job.flow;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;

/** Stands in for accounts where nobody asks for any. */
final class NoAccounts implements Accounts {
    @Override
    public Account account(AccountId id) {
        throw ApiException.invalid("Unable to find the account " + id);
    }

    @Override
    public Account system() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Account owner(CallContext call, Owner owner) {
        return account(call.account());
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        return Visibility.everybody();
    }

    @Override
    public void checkAccess(CallContext call, AccountId owner) {}
}
