package dev.mold.server.platform.rows;

import java.util.Set;

/**
 * List commands whose answer follows from the call, from rows of the database, from accounts and from settings alone:
 * asked again, they would say the same until one of these changes. Not for those that ask a back end or the clock.
 */
public record Keepable(Set<Class<?>> commands) {
    public static Keepable of(Class<?>... commands) {
        return new Keepable(Set.of(commands));
    }
}
