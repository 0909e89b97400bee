package dev.mold.server.account;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;
import java.util.List;
import java.util.Set;

/**
 * A role as the cache holds it.
 *
 * @param shared whether others than root administrators may give it to accounts
 * @param rules in order
 */
record RoleNode(RoleId id, String name, RoleType type, boolean standard, boolean shared, List<RoleRule> rules) {
    /**
     * The first rule that matches decides; without one, whether the command is declared for this kind of role. The
     * standard root administrator is bound by no rule, so that nobody can lock everybody out.
     */
    boolean permits(String command, Set<RoleType> declared) {
        if (standard && type == RoleType.ADMIN) {
            return true;
        }
        for (var rule : rules) {
            if (rule.matches(command)) {
                return rule.allowed();
            }
        }
        return declared.contains(type);
    }
}
