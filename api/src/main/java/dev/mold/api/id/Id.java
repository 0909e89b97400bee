package dev.mold.api.id;

import java.util.UUID;

/**
 * A typed id of an entity. Every implementation is a record of one {@link UUID}, which is also its wire form; the
 * command binder relies on that to create one from a request parameter.
 */
public interface Id {
    /** The UUID for clients. */
    UUID value();
}
