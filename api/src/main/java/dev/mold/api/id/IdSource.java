package dev.mold.api.id;

import java.util.UUID;

/** Generates new ids; injected, so that tests can predict them. */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
