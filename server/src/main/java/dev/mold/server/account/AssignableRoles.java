package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.RoleId;

/** The roles that accounts may be given. */
final class AssignableRoles {
    private final AccountTrees trees;
    private final RoleRules rules;

    AssignableRoles(AccountTrees trees, RoleRules rules) {
        this.trees = trees;
        this.rules = rules;
    }

    /**
     * @param accountType number of a type on the wire, whose standard role is meant
     * @throws ApiException INVALID_PARAMETER or PERMISSION_DENIED if an account of the domain may not be given it
     */
    RoleNode standard(int accountType, DomainNode domain, CallContext call) {
        return checked(trees.current().standardRole(AccountInput.roleType(accountType)), domain, call);
    }

    /** @throws ApiException as {@link #standard} */
    RoleNode find(RoleId id, DomainNode domain, CallContext call) {
        var role = trees.find(tree -> tree.role(id))
                .orElseThrow(() -> ApiException.invalid("Unable to find the role " + id));
        return checked(role, domain, call);
    }

    /** Root administrators must be in the root domain. */
    private RoleNode checked(RoleNode role, DomainNode domain, CallContext call) {
        if (role.type() == RoleType.ADMIN && domain.parent().isPresent()) {
            throw ApiException.invalid("An account with a role of type Admin can only be in the root domain");
        }
        rules.checkGrantable(call, rules.own(call), role);
        return role;
    }
}
