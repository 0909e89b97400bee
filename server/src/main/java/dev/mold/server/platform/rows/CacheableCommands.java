package dev.mold.server.platform.rows;

import java.util.Set;

/**
 * List commands whose answers may be cached: they depend on the call, on rows of the database, on accounts and on
 * settings alone, and stay the same until one of these changes. Not for commands that ask a back end or the clock.
 */
public record CacheableCommands(Set<Class<?>> commands) {
    public static CacheableCommands of(Class<?>... commands) {
        return new CacheableCommands(Set.of(commands));
    }
}
