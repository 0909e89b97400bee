package dev.mold.server.platform.rows;

import java.util.Optional;

/**
 * What some work gave.
 *
 * @param basis what it rests on; empty if it cannot be told whether that stands
 */
public record Watched<T>(T value, Optional<Basis> basis) {}
