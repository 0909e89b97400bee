package dev.mold.server.discovery;

import dev.mold.api.command.CallContext;

/** Decides who may call which command. */
@FunctionalInterface
public interface CommandAccess {
    boolean mayCall(CallContext call, CommandDescriptor command);
}
