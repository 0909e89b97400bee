package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.RoleId;
import dev.mold.server.discovery.CommandAccess;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import java.util.EnumSet;
import java.util.Set;

/** Decides which commands a role may call, and which other roles its holders may grant and administer. */
final class RoleRules implements CommandAccess {
    private final AccountTrees trees;
    private final CommandRegistry commands;

    RoleRules(AccountTrees trees, CommandRegistry commands) {
        this.trees = trees;
        this.commands = commands;
    }

    /** If no rule of the role matches, the command's declared role types decide. */
    @Override
    public boolean mayCall(CallContext call, CommandDescriptor command) {
        return trees.current()
                .role(call.role())
                .map(role -> permits(role, command))
                .orElse(false);
    }

    /** The caller's role as it is now. */
    RoleNode own(CallContext call) {
        return trees.find(tree -> tree.role(call.role()))
                .orElseThrow(() -> ApiException.denied("The role of account " + call.accountName() + " is gone"));
    }

    /**
     * Nobody may give others, or themselves, more than they have.
     *
     * @param own the caller's role, as it was before any change
     * @throws ApiException PERMISSION_DENIED if the role permits anything that the caller's does not
     */
    void checkGrantable(CallContext call, RoleNode own, RoleNode role) {
        if (!call.rootAdmin() && !role.shared() || !covers(own, role)) {
            throw ApiException.denied("Account " + call.accountName() + " may not grant the role " + role.name()
                    + ", which has permissions that its own role does not have");
        }
    }

    /** Whether the holders of a role may do everything that another permits. */
    boolean covers(RoleId id, RoleNode other) {
        return trees.current().role(id).filter(role -> covers(role, other)).isPresent();
    }

    private boolean covers(RoleNode role, RoleNode other) {
        return covered(role.type()).contains(other.type())
                && commands.all().stream()
                        .filter(command -> permits(other, command))
                        .allMatch(command -> permits(role, command));
    }

    private static boolean permits(RoleNode role, CommandDescriptor command) {
        return role.permits(command.name(), command.roles());
    }

    /** The types of role that give no more access to what others own. */
    private static Set<RoleType> covered(RoleType type) {
        return switch (type) {
            case ADMIN -> EnumSet.allOf(RoleType.class);
            case RESOURCE_ADMIN -> EnumSet.of(RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER);
            case DOMAIN_ADMIN -> EnumSet.of(RoleType.DOMAIN_ADMIN, RoleType.USER);
            case USER -> EnumSet.of(RoleType.USER);
        };
    }
}
