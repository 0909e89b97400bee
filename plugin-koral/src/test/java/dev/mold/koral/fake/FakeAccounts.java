package dev.mold.koral.fake;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Each account owns what it creates and can access nothing else. Also the event log. */
public final class FakeAccounts implements Accounts, Events {
    private static final DomainId ROOT = new DomainId(new UUID(1, 1));

    public final List<String> events = new ArrayList<>();

    @Override
    public Account account(AccountId id) {
        return new Account(id, "account-" + id.value().getLeastSignificantBits(), ROOT, "ROOT", "ROOT");
    }

    @Override
    public Account system() {
        return account(new AccountId(new UUID(1, 2)));
    }

    @Override
    public Account owner(CallContext call, Owner owner) {
        return account(call.account());
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        return Visibility.of(Set.of(call.account()));
    }

    @Override
    public void checkAccess(CallContext call, Access access, Ownership ownership) {
        if (!ownership.accounts().contains(call.account())) {
            throw ApiException.denied("not yours");
        }
    }

    @Override
    public void record(String type, EventLevel level, String description, AccountId owner, Subject subject) {
        events.add(level + " " + type + " " + description);
    }
}
