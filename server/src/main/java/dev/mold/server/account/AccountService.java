package dev.mold.server.account;

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
import java.util.Set;

/**
 * Ownership and access. Root administrators may see everything; domain and resource administrators what belongs to
 * their domain and those below it; users what belongs to their account.
 */
public final class AccountService implements Accounts {
    private final AccountTrees trees;
    private final StandardAccounts standard;
    private final RoleRules rules;

    AccountService(AccountTrees trees, StandardAccounts standard, RoleRules rules) {
        this.trees = trees;
        this.standard = standard;
        this.rules = rules;
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
        checkOwn(call, found.account().id());
        return found.account();
    }

    @Override
    public Visibility visibility(CallContext call, ListScope scope) {
        refuseProject(scope.projectid());
        if (scope.account() != null) {
            var domain = scope.domainid() == null ? call.domain() : scope.domainid();
            var found = named(domain, scope.account()).account().id();
            checkOwn(call, found);
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
        checkAccess(call, Access.USE, Ownership.ofDomain(id));
        if (call.roleType() == RoleType.USER) {
            return Visibility.of(Set.of(call.account()));
        }
        var tree = trees.current();
        return Visibility.of(recursive ? tree.accountsBelow(domain) : tree.accountsIn(domain));
    }

    @Override
    public void checkAccess(CallContext call, Access access, Ownership ownership) {
        if (!permits(call, access, ownership)) {
            throw ApiException.denied("Account " + call.accountName() + " does not have permission to "
                    + (access == Access.USE ? "use" : "operate with") + " resources of that account or domain");
        }
    }

    private void checkOwn(CallContext call, AccountId account) {
        checkAccess(call, Access.OWN, Ownership.of(account));
    }

    private boolean permits(CallContext call, Access access, Ownership ownership) {
        return switch (access) {
            case UNDECLARED, ANY -> true;
            case USE -> ownership.shared()
                    || ownership.domain().filter(call.domain()::equals).isPresent()
                    || permits(call, Access.OWN, ownership);
            case OWN -> owns(call, ownership)
                    || administers(call, ownership) && (ownership.user().isEmpty() || outranks(call, ownership));
            case ADMIN -> administers(call, ownership) && outranks(call, ownership);
        };
    }

    /** Administrators' accounts own their users; of other accounts each user owns itself. */
    private static boolean owns(CallContext call, Ownership ownership) {
        return ownership.accounts().contains(call.account())
                && (call.roleType().administers()
                        || ownership.user().filter(user -> !user.equals(call.user())).isEmpty());
    }

    private boolean administers(CallContext call, Ownership ownership) {
        if (!call.roleType().administers()) {
            return false;
        }
        if (call.rootAdmin()) {
            return true;
        }
        var tree = trees.current();
        var own = domain(call.domain());
        return ownership.domain().flatMap(tree::domain).filter(own::covers).isPresent()
                || ownership.accounts().stream()
                        .flatMap(account -> tree.account(account).stream())
                        .anyMatch(node -> own.covers(node.domain()));
    }

    /** Whether none of the accounts has a role that permits more than the caller's. */
    private boolean outranks(CallContext call, Ownership ownership) {
        return ownership.accounts().stream()
                .flatMap(account -> trees.current().account(account).stream())
                .allMatch(node -> rules.covers(call.role(), node.role()));
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
