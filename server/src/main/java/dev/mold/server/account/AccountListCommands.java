package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.Id;
import dev.mold.api.id.UserId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Lists accounts, users and projects. The system account is not listed for anyone. */
final class AccountListCommands implements CommandSet {
    private static final String ROLES_OF_TYPE = "(select o.id from RoleEntity o where o.type = ?)";

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
            var counted = !command.details().contains("min");
            return PagedQuery.of(entities, AccountEntity.class)
                    .where("e.removed is null")
                    .where("e.id <> ?", accounts.system().id().value())
                    .visible(accountsShown(command, call), "id")
                    .equal("id", valueOf(command.id()))
                    .equal("name", command.name())
                    .equal("state", stateOf(command.state()))
                    .where("e.roleId in " + ROLES_OF_TYPE, typeOf(command.accounttype()))
                    .equal("apiKeyAccess", accessOf(command.apikeyaccess()))
                    .contains(command.paging().keyword(), "name")
                    .page(command.paging(), page -> views.accounts(page, counted, call));
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
            return PagedQuery.of(entities, UserEntity.class)
                    .where("e.removed is null")
                    .where("e.accountId <> ?", accounts.system().id().value())
                    .visible(accounts.visibility(call, scope), "accountId")
                    .equal("id", valueOf(command.id()))
                    .equal("username", command.username())
                    .equal("state", stateOf(command.state()))
                    .where(
                            "e.accountId in (select a.id from AccountEntity a where a.roleId in " + ROLES_OF_TYPE + ")",
                            typeOf(command.accounttype()))
                    .equal("apiKeyAccess", accessOf(command.apikeyaccess()))
                    .contains(command.paging().keyword(), "username")
                    .page(command.paging(), page -> views.users(page, call));
        });
    }

    private UserView getUser(GetUser command, CallContext call) {
        return transactions.call(() -> {
            var found = PagedQuery.of(entities, UserEntity.class)
                    .where("e.removed is null")
                    .equal("apiKey", command.userapikey())
                    .rows();
            var user = found.stream()
                    .filter(each -> trees.current()
                            .account(new AccountId(each.accountId))
                            .isPresent())
                    .findFirst()
                    .orElseThrow(() -> ApiException.invalid("A user with that API key does not exist or is not"
                            + " available for the account " + call.accountName()));
            accounts.checkAccess(
                    call, Access.OWN, Ownership.ofUser(new AccountId(user.accountId), new UserId(user.id)));
            return views.user(user, call);
        });
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
