package dev.mold.server.account;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;
import java.util.List;
import java.util.Set;

/**
 * A cached role.
 *
 * @param shared whether others than root administrators may assign it
 * @param rules in order of evaluation
 */
record RoleNode(RoleId id, String name, RoleType type, boolean standard, boolean shared, List<RoleRule> rules) {
    /** @param permissions its rules in order of evaluation */
    static RoleNode of(RoleEntity role, List<RolePermissionEntity> permissions) {
        return new RoleNode(
                new RoleId(role.id),
                role.name,
                role.type,
                role.standard,
                role.shared,
                permissions.stream().map(rule -> RoleRule.of(rule.ruleText, rule.allowed)).toList());
    }

    /**
     * The first matching rule decides; without one, whether the command is declared for this role type. The standard
     * root administrator is not bound by rules, so that it cannot be locked out.
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
