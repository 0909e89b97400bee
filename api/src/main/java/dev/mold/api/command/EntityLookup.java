package dev.mold.api.command;

import dev.mold.api.id.Id;
import java.util.Collection;
import java.util.Map;

/**
 * Tells the server which entities parameters identify and whose they are, so that unknown and inaccessible ones are
 * rejected before the handler is called.
 *
 * @param <I> the typed id that it is responsible for
 */
public interface EntityLookup<I extends Id> {
    Class<I> idType();

    /** Whose those of the entities are that exist, removed ones included. */
    Map<I, Ownership> find(Collection<I> ids);
}
