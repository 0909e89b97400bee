package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.Id;
import dev.mold.api.response.ListAnswer;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lists accounts, users and projects. The system account is not listed for anyone. */
final class AccountListCommands implements CommandSet {
    private final AccountService accounts;
    private final AccountTrees trees;
    private final EntityManager entities;
    private final AccountViews views;
    private final Transactions transactions;

    AccountListCommands(
            AccountService accounts,
            AccountTrees trees,
            EntityManager entities,
            AccountViews views,
            Transactions transactions) {
        this.accounts = accounts;
        this.trees = trees;
        this.entities = entities;
        this.views = views;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListAccounts.class, this::listAccounts);
        registrar.sync(ListUsers.class, this::listUsers);
        registrar.sync(GetUser.class, this::getUser);
        registrar.sync(ListProjects.class, (command, call) -> ListAnswer.of(List.of()));
    }

    private ListAnswer<AccountView> listAccounts(ListAccounts command, CallContext call) {
        return transactions.call(() -> {
            var query = new RowQuery<>(
                            AccountEntity.class,
                            "AccountEntity r join RoleEntity o on o.id = r.roleId",
                            "r.created, r.id")
                    .where("r.removed is null")
                    .where("r.id <> :system", "system", accounts.system().id().value())
                    .where("r.id in :visible", "visible", ids(accountsShown(command, call)))
                    .where("r.id = :id", "id", valueOf(command.id()))
                    .where("r.name = :name", "name", command.name())
                    .where("r.state = :state", "state", stateOf(command.state()))
                    .where("o.type = :type", "type", typeOf(command.accounttype()))
                    .where("r.apiKeyAccess = :access", "access", accessOf(command.apikeyaccess()))
                    .contains("r.name", command.paging().keyword());
            var rows = query.page(entities, command.paging());
            var counted = !command.details().contains("min");
            return new ListAnswer<>(views.accounts(rows, counted, call), query.count(entities));
        });
    }

    /** A name is searched in the caller's whole domain, an id in everything visible to the caller. */
    private Visibility accountsShown(ListAccounts command, CallContext call) {
        var everything = Boolean.TRUE.equals(command.listall());
        if (command.domainid() != null) {
            return accounts.visibility(
                    call, new ListScope(null, command.domainid(), command.isrecursive(), everything, null));
        }
        if (command.id() != null || everything) {
            return accounts.visibility(call, ListScope.everything());
        }
        var scope = command.name() != null && call.roleType().administers()
                ? new ListScope(null, call.domain(), command.isrecursive(), null, null)
                : ListScope.own();
        return accounts.visibility(call, scope);
    }

    private ListAnswer<UserView> listUsers(ListUsers command, CallContext call) {
        return transactions.call(() -> {
            var scope = command.id() == null
                    ? new ListScope(
                            command.account(), command.domainid(), command.isrecursive(), command.listall(), null)
                    : ListScope.everything();
            var query = new RowQuery<>(
                            UserEntity.class,
                            "UserEntity r join AccountEntity a on a.id = r.accountId"
                                    + " join RoleEntity o on o.id = a.roleId",
                            "r.created, r.id")
                    .where("r.removed is null")
                    .where("a.id <> :system", "system", accounts.system().id().value())
                    .where("a.id in :visible", "visible", ids(accounts.visibility(call, scope)))
                    .where("r.id = :id", "id", valueOf(command.id()))
                    .where("r.username = :name", "name", command.username())
                    .where("r.state = :state", "state", stateOf(command.state()))
                    .where("o.type = :type", "type", typeOf(command.accounttype()))
                    .where("r.apiKeyAccess = :access", "access", accessOf(command.apikeyaccess()))
                    .contains("r.username", command.paging().keyword());
            var rows = query.page(entities, command.paging());
            return new ListAnswer<>(views.users(rows, call), query.count(entities));
        });
    }

    private UserView getUser(GetUser command, CallContext call) {
        return transactions.call(() -> {
            var found = new RowQuery<>(UserEntity.class, "UserEntity r", "r.id")
                    .where("r.removed is null")
                    .where("r.apiKey = :key", "key", command.userapikey())
                    .page(entities, Paging.all());
            var user = found.stream()
                    .filter(each -> trees.current()
                            .account(new AccountId(each.accountId))
                            .isPresent())
                    .findFirst()
                    .orElseThrow(() -> ApiException.invalid("A user with that API key does not exist or is not"
                            + " available for the account " + call.accountName()));
            accounts.checkAccess(call, new AccountId(user.accountId));
            return views.user(user, call);
        });
    }

    /** Null for no restriction. Empty IN lists are invalid SQL, so an empty list becomes an id that nothing has. */
    private static Collection<UUID> ids(Visibility visibility) {
        return visibility
                .accounts()
                .<Collection<UUID>>map(some -> some.isEmpty()
                        ? Set.of(new UUID(0, 0))
                        : some.stream().map(AccountId::value).toList())
                .orElse(null);
    }

    private static Object valueOf(Id id) {
        return id == null ? null : id.value();
    }

    private static Object stateOf(String text) {
        return text == null ? null : AccountInput.state(text);
    }

    private static Object typeOf(Integer accountType) {
        return accountType == null ? null : AccountInput.roleType(accountType);
    }

    private static Object accessOf(String text) {
        return text == null ? null : ApiKeyAccess.parse(text);
    }
}
