package dev.mold.server.platform.wire;

/**
 * JSON that was rendered before and is put into an answer as it is, such as a job's result.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {}
