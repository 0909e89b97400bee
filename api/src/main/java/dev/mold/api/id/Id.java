package dev.mold.api.id;

import java.util.UUID;

/**
 * A typed name of one entity. Every implementation is a record of one {@link UUID}, which is also its wire form; the
 * command binder relies on that to build one from a request parameter.
 */
public interface Id {
    /** The UUID that clients see. */
    UUID value();
}
