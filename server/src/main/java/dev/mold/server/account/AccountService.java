package dev.mold.server.account;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;
import java.util.Set;

/**
 * Ownership and access. Root administrators may see everything; domain and resource administrators what belongs to
 * their domain and those below it; users what belongs to their account.
 */
public final class AccountService implements Accounts {
    private final AccountTrees trees;
    private final StandardAccounts standard;

    AccountService(AccountTrees trees, StandardAccounts standard) {
        this.trees = trees;
        this.standard = standard;
    }

    @Override
    public Account account(AccountId id) {
        return node(id).account();
    }

    @Override
    public Account system() {
        return account(standard.systemAccount());
    }

    /** The call context of the system itself. */
    public CallContext systemCall() {
        return AccountCallers.context(node(standard.systemAccount()), standard.systemUser(), "system");
    }

    /** Whether the account has a root administrator's role. */
    public boolean rootAdmin(AccountId id) {
        return node(id).role().type() == RoleType.ADMIN;
    }

    /** The accounts in the domain and those below it; empty if there is no such domain. */
    public Set<AccountId> below(DomainId id) {
        var tree = trees.current();
        return tree.domain(id).map(tree::accountsBelow).orElse(Set.of());
    }

    /** @throws ApiException (431) if there is no such domain */
    public DomainPlace place(DomainId id) {
        var domain = domain(id);
        return new DomainPlace(domain.name(), domain.wirePath());
    }

    @Override
    public Account owner(CallContext call, Owner owner) {
        refuseProject(owner.projectid());
        if (owner.account() == null && owner.domainid() == null) {
            return account(call.account());
        }
        if (owner.account() == null || owner.domainid() == null) {
            throw ApiException.invalid("account and domainid must be given together");
        }
        var found = named(owner.domainid(), owner.account());
        checkAccess(call, found.account().id());
        return found.account();
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        refuseProject(scope.projectid());
        if (scope.account() != null) {
            var domain = scope.domainid() == null ? call.domain() : scope.domainid();
            var found = named(domain, scope.account()).account().id();
            checkAccess(call, found);
            return Visibility.of(Set.of(found));
        }
        var everything = Boolean.TRUE.equals(scope.listall());
        if (scope.domainid() != null) {
            var recursive = scope.isrecursive() == null ? everything : scope.isrecursive();
            return inDomain(call, scope.domainid(), recursive);
        }
        if (!everything || !call.roleType().administers()) {
            return Visibility.of(Set.of(call.account()));
        }
        return call.rootAdmin()
                ? Visibility.everybody()
                : Visibility.of(trees.current().accountsBelow(domain(call.domain())));
    }

    private Visibility inDomain(CallContext call, DomainId id, boolean recursive) {
        var domain = domain(id);
        checkDomain(call, domain);
        if (call.roleType() == RoleType.USER) {
            return Visibility.of(Set.of(call.account()));
        }
        var tree = trees.current();
        return Visibility.of(recursive ? tree.accountsBelow(domain) : tree.accountsIn(domain));
    }

    @Override
    public void checkAccess(CallContext call, AccountId owner) {
        if (call.rootAdmin() || call.account().equals(owner)) {
            return;
        }
        var mayAdminister = call.roleType() != RoleType.USER
                && trees.current()
                        .account(owner)
                        .filter(node -> domain(call.domain()).covers(node.domain()))
                        .isPresent();
        if (!mayAdminister) {
            throw ApiException.denied("Account " + call.accountName() + " does not have permission to operate with"
                    + " resources of that account");
        }
    }

    /**
     * Checks whether the caller may manage a user and its keys: plain users only themselves, and root administrators of
     * another account only by root administrators.
     *
     * @throws ApiException PERMISSION_DENIED if not
     */
    void checkUser(CallContext call, AccountId account, UserId user) {
        if (call.user().equals(user)) {
            return;
        }
        checkAccess(call, account);
        var target = node(account).role().type();
        if (!call.roleType().administers() || target == RoleType.ADMIN && !call.rootAdmin()) {
            throw ApiException.denied("User " + call.username() + " may not manage that user");
        }
    }

    /** @throws ApiException PERMISSION_DENIED unless the domain is the caller's or, for an administrator, below it */
    void checkDomain(CallContext call, DomainNode domain) {
        if (call.rootAdmin() || call.domain().equals(domain.id())) {
            return;
        }
        if (call.roleType() == RoleType.USER || !domain(call.domain()).covers(domain)) {
            throw ApiException.denied(
                    "Account " + call.accountName() + " does not have permission to work on domain " + domain.id());
        }
    }

    /** @throws ApiException (431) if there is no such domain */
    DomainNode domain(DomainId id) {
        return trees.find(tree -> tree.domain(id))
                .orElseThrow(() -> ApiException.invalid("Unable to find the domain " + id));
    }

    /** @throws ApiException (431) if there is no such account */
    AccountNode named(DomainId domain, String name) {
        return trees.find(tree -> tree.account(domain, name))
                .orElseThrow(() ->
                        ApiException.invalid("Unable to find account " + name + " in domain " + domain));
    }

    private AccountNode node(AccountId id) {
        return trees.find(tree -> tree.account(id))
                .orElseThrow(() -> ApiException.invalid("Unable to find the account " + id));
    }

    private static void refuseProject(Object project) {
        if (project != null) {
            throw ApiException.invalid("Unable to find the project " + project);
        }
    }
}
