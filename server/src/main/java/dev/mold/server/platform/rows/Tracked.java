package dev.mold.server.platform.rows;

import java.util.Optional;

/**
 * The result of tracked work.
 *
 * @param dependencies what it depends on; empty if it cannot be determined whether that is still current
 */
public record Tracked<T>(T value, Optional<Dependencies> dependencies) {}
