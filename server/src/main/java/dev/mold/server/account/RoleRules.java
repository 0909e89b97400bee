package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import java.util.Set;

/** Which commands a role may call. */
public final class RoleRules {
    private final AccountTrees trees;

    RoleRules(AccountTrees trees) {
        this.trees = trees;
    }

    /**
     * @param command wire name
     * @param declared the kinds of role that the command is meant for where no rule speaks of it
     */
    public boolean permit(CallContext call, String command, Set<RoleType> declared) {
        return trees.current()
                .role(call.role())
                .map(role -> role.permits(command, declared))
                .orElse(false);
    }
}
