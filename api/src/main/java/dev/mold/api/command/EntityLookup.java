package dev.mold.api.command;

import dev.mold.api.id.Id;

/**
 * Tells the engine whether a UUID parameter names something, removed things included, so that an unknown one is refused
 * before any handler sees it.
 *
 * @param <I> the typed id it answers for
 */
public interface EntityLookup<I extends Id> {
    Class<I> idType();

    boolean exists(I id);
}
