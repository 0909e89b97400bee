package dev.mold.server.platform.wire;

/**
 * JSON that was rendered before and is copied into an answer unchanged, such as a job's result.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {}
