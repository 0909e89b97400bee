package dev.mold.server.platform.rows;

import java.util.Optional;

/**
 * The result of tracked work.
 *
 * @param basis what it depends on; empty if it cannot be determined whether that is still current
 */
public record Watched<T>(T value, Optional<Basis> basis) {}
