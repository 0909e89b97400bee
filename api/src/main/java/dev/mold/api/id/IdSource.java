package dev.mold.api.id;

import java.util.UUID;

/** Where new ids come from; injected, so that tests can foresee them. */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
