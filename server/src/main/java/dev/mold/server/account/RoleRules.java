package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.server.discovery.CommandAccess;
import dev.mold.server.discovery.CommandDescriptor;

/** Which commands a role may call. */
final class RoleRules implements CommandAccess {
    private final AccountTrees trees;

    RoleRules(AccountTrees trees) {
        this.trees = trees;
    }

    /** Where no rule of the role speaks of the command, it is for the kinds of role that it is meant for. */
    @Override
    public boolean mayCall(CallContext call, CommandDescriptor command) {
        return trees.current()
                .role(call.role())
                .map(role -> role.permits(command.name(), command.roles()))
                .orElse(false);
    }
}
