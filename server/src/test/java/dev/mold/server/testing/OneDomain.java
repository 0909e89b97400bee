package dev.mold.server.testing;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.Set;
import java.util.UUID;

/** Stands in for accounts: any id is an account of one domain; users see their own, administrators all. */
public final class OneDomain implements Accounts {
    private final DomainId domain;

    public OneDomain(DomainId domain) {
        this.domain = domain;
    }

    @Override
    public Account account(AccountId id) {
        return new Account(id, "account-" + id.value().getLeastSignificantBits(), domain, "ROOT", "ROOT");
    }

    @Override
    public Account system() {
        return account(new AccountId(new UUID(0, 0)));
    }

    @Override
    public Account owner(CallContext call, Owner owner) {
        return account(call.account());
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        return call.rootAdmin() ? Visibility.everybody() : Visibility.of(Set.of(call.account()));
    }

    @Override
    public void checkAccess(CallContext call, Access access, Ownership ownership) {
        var may = access == Access.ANY
                || access == Access.USE && ownership.shared()
                || call.rootAdmin()
                || ownership.accounts().contains(call.account());
        if (!may) {
            throw ApiException.denied("not yours");
        }
    }
}
