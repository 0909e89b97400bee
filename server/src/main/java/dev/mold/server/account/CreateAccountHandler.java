package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import java.time.Clock;
import java.util.UUID;

/** Creates an account with its first user. */
final class CreateAccountHandler implements SyncHandler<CreateAccount, AccountView> {
    private final AccountService accounts;
    private final AccountTrees trees;
    private final AssignableRoles roles;
    private final AccountRows rows;
    private final AccountViews views;
    private final NewUsers users;
    private final Passwords passwords;
    private final IdSource ids;
    private final Clock clock;

    CreateAccountHandler(
            AccountService accounts,
            AccountTrees trees,
            AssignableRoles roles,
            AccountRows rows,
            AccountViews views,
            NewUsers users,
            Passwords passwords,
            IdSource ids,
            Clock clock) {
        this.accounts = accounts;
        this.trees = trees;
        this.roles = roles;
        this.rows = rows;
        this.views = views;
        this.users = users;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public AccountView handle(CreateAccount command, CallContext call) {
        var hash = passwords.encode(AccountInput.notBlank(command.password(), "password"));
        var domain = accounts.domain(command.domainid() == null ? call.domain() : command.domainid());
        var role = role(command, domain, call);
        return trees.change(() -> {
            var name = AccountInput.notBlank(
                    command.account() == null ? command.username() : command.account(), "account");
            trees.current().refuseTaken(name, domain.id());
            var account = new AccountEntity(
                    accountId(command), name, domain.id().value(), role.id().value(), clock.instant());
            account.networkDomain = command.networkdomain();
            account.details = views.details(command.accountdetails());
            rows.add(account);
            rows.flush();
            users.make(
                    new NewUsers.NewUser(
                            command.username(),
                            hash,
                            command.firstname(),
                            command.lastname(),
                            command.email(),
                            command.timezone(),
                            command.userid()),
                    account.id,
                    domain.id());
            rows.flush();
            return views.account(account, call);
        });
    }

    private UUID accountId(CreateAccount command) {
        return command.accountid() == null
                ? ids.next()
                : AccountInput.chosenId(command.accountid(), "accountid", id -> rows.has(AccountEntity.class, id));
    }

    private RoleNode role(CreateAccount command, DomainNode domain, CallContext call) {
        if (command.roleid() != null) {
            return roles.find(command.roleid(), domain, call);
        }
        if (command.accounttype() == null) {
            throw ApiException.invalid("Either roleid or accounttype must be given");
        }
        return roles.standard(command.accounttype(), domain, call);
    }
}
