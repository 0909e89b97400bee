package dev.mold.server.testing.infra;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One domain with the system, an administrator and as many users as a test asks for. */
public final class StandInAccounts implements Accounts {
    private static final DomainId ROOT = new DomainId(UUID.randomUUID());

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Account system = make("system");
    private final CallContext admin = caller(make("admin"), RoleType.ADMIN);

    public CallContext admin() {
        return admin;
    }

    public CallContext user(String name) {
        return caller(make(name), RoleType.USER);
    }

    private Account make(String name) {
        var account = new Account(new AccountId(UUID.randomUUID()), name, ROOT, "ROOT", "ROOT");
        accounts.put(account.id(), account);
        return account;
    }

    private static CallContext caller(Account account, RoleType type) {
        return new CallContext(
                new UserId(UUID.randomUUID()),
                account.name(),
                account.id(),
                account.name(),
                ROOT,
                "/",
                new RoleId(UUID.randomUUID()),
                type,
                Optional.empty());
    }

    @Override
    public Account account(AccountId id) {
        return accounts.get(id);
    }

    @Override
    public Account system() {
        return system;
    }

    @Override
    public Account owner(CallContext call, Owner owner) {
        return account(call.account());
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        return call.rootAdmin() && Boolean.TRUE.equals(scope.listall())
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
