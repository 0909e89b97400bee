package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.server.discovery.CommandAccess;
import dev.mold.server.discovery.CommandDescriptor;

/** Decides which commands a role may call. */
final class RoleRules implements CommandAccess {
    private final AccountTrees trees;

    RoleRules(AccountTrees trees) {
        this.trees = trees;
    }

    /** If no rule of the role matches, the command's declared role types decide. */
    @Override
    public boolean mayCall(CallContext call, CommandDescriptor command) {
        return trees.current()
                .role(call.role())
                .map(role -> role.permits(command.name(), command.roles()))
                .orElse(false);
    }
}
