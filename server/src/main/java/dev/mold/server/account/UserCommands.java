package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;
import dev.mold.api.response.Success;

/** Creates, changes and deletes users. */
final class UserCommands implements CommandSet {
    private final AccountService accounts;
    private final AccountTrees trees;
    private final AccountRows rows;
    private final AccountViews views;
    private final NewUsers users;
    private final UserChanges changes;
    private final Removals removals;
    private final Passwords passwords;
    private final AccountJobs jobs;

    UserCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            AccountViews views,
            NewUsers users,
            UserChanges changes,
            Removals removals,
            Passwords passwords,
            AccountJobs jobs) {
        this.accounts = accounts;
        this.trees = trees;
        this.rows = rows;
        this.views = views;
        this.users = users;
        this.changes = changes;
        this.removals = removals;
        this.passwords = passwords;
        this.jobs = jobs;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(CreateUser.class, this::create);
        registrar.sync(UpdateUser.class, this::update);
        registrar.sync(DeleteUser.class, this::delete);
        registrar.sync(EnableUser.class, (command, call) -> put(command.id(), AccountState.ENABLED, call));
        registrar.sync(LockUser.class, this::lock);
        registrar.async(DisableUser.class, this::disable);
    }

    private UserView create(CreateUser command, CallContext call) {
        DomainId domain = command.domainid() == null ? call.domain() : command.domainid();
        var account = accounts.named(domain, command.account()).account();
        accounts.checkAccess(call, Access.ADMIN, Ownership.of(account.id()));
        if (account.equals(accounts.system())) {
            throw ApiException.denied("No users can be added to the system's own account");
        }
        var hash = passwords.encode(AccountInput.notBlank(command.password(), "password"));
        return trees.change(() -> {
            var user = users.make(
                    new NewUsers.NewUser(
                            command.username(),
                            hash,
                            command.firstname(),
                            command.lastname(),
                            command.email(),
                            command.timezone(),
                            command.userid()),
                    account.id().value(),
                    domain);
            rows.flush();
            return views.user(user, call);
        });
    }

    private UserView update(UpdateUser command, CallContext call) {
        return trees.change(() -> {
            var user = changeable(command.id());
            changes.apply(command, user, call);
            rows.flush();
            return views.user(user, call);
        });
    }

    private Success delete(DeleteUser command, CallContext call) {
        return trees.change(() -> {
            var user = changeable(command.id());
            if (user.standard || command.id().equals(call.user())) {
                throw ApiException.invalid("The user " + user.username + " cannot be deleted");
            }
            removals.user(user);
            return Success.done();
        });
    }

    private UserView lock(LockUser command, CallContext call) {
        if (command.id().equals(call.user())) {
            throw ApiException.invalid("A user cannot lock itself");
        }
        return put(command.id(), AccountState.LOCKED, call);
    }

    private Submitted disable(DisableUser command, CallContext call) {
        trees.change(() -> changeable(command.id()));
        return jobs.disableUser(command.id(), call);
    }

    private UserView put(UserId id, AccountState state, CallContext call) {
        return trees.change(() -> {
            var user = changeable(id);
            user.state = state;
            rows.flush();
            return views.user(user, call);
        });
    }

    private UserEntity changeable(UserId id) {
        var user = rows.user(id);
        if (new AccountId(user.accountId).equals(accounts.system().id())) {
            throw ApiException.denied("The system's own user cannot be changed");
        }
        return user;
    }
}
