package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Ownership;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;

/** Changes and deletes accounts. */
final class AccountCommands implements CommandSet {
    private final AccountService accounts;
    private final AccountTrees trees;
    private final AssignableRoles roles;
    private final AccountRows rows;
    private final AccountViews views;
    private final AccountJobs jobs;

    AccountCommands(
            AccountService accounts,
            AccountTrees trees,
            AssignableRoles roles,
            AccountRows rows,
            AccountViews views,
            AccountJobs jobs) {
        this.accounts = accounts;
        this.trees = trees;
        this.roles = roles;
        this.rows = rows;
        this.views = views;
        this.jobs = jobs;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(UpdateAccount.class, this::update);
        registrar.sync(EnableAccount.class, this::enable);
        registrar.sync(LockAccount.class, this::lock);
        registrar.async(DisableAccount.class, (command, call) -> {
            var account = changeable(command.id(), command.account(), command.domainid(), call);
            return jobs.disableAccount(account, command.lock(), call);
        });
        registrar.async(DeleteAccount.class, (command, call) -> {
            var account = changeable(command.id(), null, null, call);
            return jobs.deleteAccount(account, call);
        });
    }

    private AccountView update(UpdateAccount command, CallContext call) {
        var id = changeable(command.id(), command.account(), command.domainid(), call);
        return trees.change(() -> {
            var account = rows.account(id);
            if (command.newname() != null && !command.newname().equals(account.name)) {
                refuseStandard(account);
                trees.current().refuseTaken(command.newname(), new DomainId(account.domainId));
                account.name = AccountInput.notBlank(command.newname(), "newname");
            }
            if (command.roleid() != null) {
                refuseStandard(account);
                var domain = accounts.domain(new DomainId(account.domainId));
                account.roleId = roles.find(command.roleid(), domain, call).id().value();
            }
            if (command.networkdomain() != null) {
                account.networkDomain = command.networkdomain().isEmpty() ? null : command.networkdomain();
            }
            if (!command.accountdetails().isEmpty()) {
                account.details = views.details(command.accountdetails());
            }
            if (command.apikeyaccess() != null) {
                account.apiKeyAccess = ApiKeyAccess.parse(command.apikeyaccess());
            }
            rows.flush();
            return views.account(account, call);
        });
    }

    private static void refuseStandard(AccountEntity account) {
        if (account.standard) {
            throw ApiException.invalid("The account " + account.name + " keeps its name and role");
        }
    }

    private AccountView enable(EnableAccount command, CallContext call) {
        return put(changeable(command.id(), command.account(), command.domainid(), call), AccountState.ENABLED, call);
    }

    private AccountView lock(LockAccount command, CallContext call) {
        var id = changeable(null, command.account(), command.domainid(), call);
        jobs.refuseOwn(id, call);
        return put(id, AccountState.LOCKED, call);
    }

    private AccountView put(AccountId id, AccountState state, CallContext call) {
        return trees.change(() -> {
            var account = rows.account(id);
            account.state = state;
            rows.flush();
            return views.account(account, call);
        });
    }

    /** The account given by its id or by its name in a domain, if the caller may change it. */
    private AccountId changeable(AccountId id, String name, DomainId domain, CallContext call) {
        var found = id == null ? named(name, domain, call) : accounts.account(id).id();
        if (found.equals(accounts.system().id())) {
            throw ApiException.denied("The system's own account cannot be changed");
        }
        return found;
    }

    private AccountId named(String name, DomainId domain, CallContext call) {
        if (name == null || domain == null) {
            throw ApiException.invalid("Either id, or account and domainid, must be given");
        }
        var found = accounts.named(domain, name).account().id();
        accounts.checkAccess(call, Access.ADMIN, Ownership.of(found));
        return found;
    }
}
