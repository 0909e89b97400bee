package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.RoleId;
import java.time.Clock;
import java.util.UUID;

/** Creates and updates accounts. */
final class AccountCommands implements CommandSet {
    private final AccountService accounts;
    private final AccountTrees trees;
    private final AccountRows rows;
    private final AccountViews views;
    private final NewUsers users;
    private final Passwords passwords;
    private final AccountJobs jobs;
    private final IdSource ids;
    private final Clock clock;

    AccountCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            AccountViews views,
            NewUsers users,
            Passwords passwords,
            AccountJobs jobs,
            IdSource ids,
            Clock clock) {
        this.accounts = accounts;
        this.trees = trees;
        this.rows = rows;
        this.views = views;
        this.users = users;
        this.passwords = passwords;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(CreateAccount.class, this::create);
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

    private AccountView create(CreateAccount command, CallContext call) {
        var hash = passwords.encode(AccountInput.notBlank(command.password(), "password"));
        var domain = accounts.domain(command.domainid() == null ? call.domain() : command.domainid());
        accounts.checkDomain(call, domain);
        var role = role(command, call);
        checkRole(role, domain, call);
        return trees.change(() -> {
            var name = AccountInput.notBlank(
                    command.account() == null ? command.username() : command.account(), "account");
            refuseTaken(name, domain.id());
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

    private RoleNode role(CreateAccount command, CallContext call) {
        if (command.roleid() != null) {
            return role(command.roleid());
        }
        if (command.accounttype() == null) {
            throw ApiException.invalid("Either roleid or accounttype must be given");
        }
        return trees.current().standardRole(AccountInput.roleType(command.accounttype()));
    }

    private RoleNode role(RoleId id) {
        return trees.find(tree -> tree.role(id))
                .orElseThrow(() -> ApiException.invalid("Unable to find the role " + id));
    }

    /** Nobody may assign a role with more rights than its own, and root administrators must be in the root domain. */
    private static void checkRole(RoleNode role, DomainNode domain, CallContext call) {
        if (role.type() == RoleType.ADMIN && domain.parent().isPresent()) {
            throw ApiException.invalid("An account with a role of type Admin can only be in the root domain");
        }
        var tooMuch = role.type() == RoleType.ADMIN
                || role.type() == RoleType.RESOURCE_ADMIN && call.roleType() != RoleType.RESOURCE_ADMIN;
        if (!call.rootAdmin() && (tooMuch || !role.shared())) {
            throw ApiException.denied("Account " + call.accountName() + " may not assign the role " + role.name());
        }
    }

    private void refuseTaken(String name, DomainId domain) {
        if (trees.current().account(domain, name).isPresent()) {
            throw ApiException.invalid("The account " + name + " already exists in domain " + domain);
        }
    }

    private AccountView update(UpdateAccount command, CallContext call) {
        var id = changeable(command.id(), command.account(), command.domainid(), call);
        return trees.change(() -> {
            var account = rows.account(id);
            if (command.newname() != null && !command.newname().equals(account.name)) {
                refuseStandard(account);
                refuseTaken(command.newname(), new DomainId(account.domainId));
                account.name = AccountInput.notBlank(command.newname(), "newname");
            }
            if (command.roleid() != null) {
                refuseStandard(account);
                var role = role(command.roleid());
                checkRole(role, accounts.domain(new DomainId(account.domainId)), call);
                account.roleId = role.id().value();
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
        if (id == null && (name == null || domain == null)) {
            throw ApiException.invalid("Either id, or account and domainid, must be given");
        }
        var found = id == null
                ? accounts.named(domain, name).account().id()
                : accounts.account(id).id();
        accounts.checkAccess(call, found);
        if (found.equals(accounts.system().id())) {
            throw ApiException.denied("The system's own account cannot be changed");
        }
        return found;
    }
}
