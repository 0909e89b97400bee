package dev.mold.server.compute;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which compute back end a server has.
 *
 * @param name such as {@code simulator}
 * @param url where it is, if it is a process of its own
 * @param data folder of its state, if it lives in the server's process
 * @param values what else it is told, by name
 */
public record BackendOptions(String name, Optional<String> url, Path data, Map<String, String> values) {
    public BackendOptions {
        values = Map.copyOf(values);
    }
}
