package dev.mold.server.discovery;

import dev.mold.api.command.CallContext;

/** Says who may call what. */
@FunctionalInterface
public interface CommandAccess {
    boolean mayCall(CallContext call, CommandDescriptor command);
}
