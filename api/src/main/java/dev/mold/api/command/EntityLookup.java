package dev.mold.api.command;

import dev.mold.api.id.Id;

/**
 * Checks for the engine whether a UUID parameter identifies an entity, removed ones included, so that unknown ids are
 * rejected before the handler is called.
 *
 * @param <I> the typed id that it is responsible for
 */
public interface EntityLookup<I extends Id> {
    Class<I> idType();

    boolean exists(I id);
}
