package dev.mold.server.network;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An administrator and two users, all of one domain. */
public final class FakeAccounts implements Accounts {
    private static final DomainId ROOT = new DomainId(new UUID(1, 0));

    public static final Account ADMIN = new Account(new AccountId(new UUID(1, 1)), "admin", ROOT, "ROOT", "ROOT");
    public static final Account ALICE = new Account(new AccountId(new UUID(1, 2)), "alice", ROOT, "ROOT", "ROOT");
    public static final Account BOB = new Account(new AccountId(new UUID(1, 3)), "bob", ROOT, "ROOT", "ROOT");

    private static final Map<AccountId, Account> ALL = Map.of(ADMIN.id(), ADMIN, ALICE.id(), ALICE, BOB.id(), BOB);

    public static CallContext call(Account account) {
        return new CallContext(
                new UserId(account.id().value()),
                account.name(),
                account.id(),
                account.name(),
                ROOT,
                "/",
                new RoleId(new UUID(2, 0)),
                account == ADMIN ? RoleType.ADMIN : RoleType.USER,
                Optional.empty());
    }

    @Override
    public Account account(AccountId id) {
        return Optional.ofNullable(ALL.get(id)).orElseThrow(() -> ApiException.invalid("Unable to find account " + id));
    }

    @Override
    public Account system() {
        return ADMIN;
    }

    @Override
    public Account owner(CallContext call, Owner owner) {
        return account(call.account());
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        return Boolean.TRUE.equals(scope.listall()) && call.rootAdmin()
                ? Visibility.everybody()
                : Visibility.of(Set.of(call.account()));
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
