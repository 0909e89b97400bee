package dev.mold.server.compute;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a server's compute back end.
 *
 * @param name such as {@code simulator}
 * @param url its address, if it is a separate process
 * @param data folder of its state, if it runs in the server's process
 * @param values further options, by name
 */
public record BackendOptions(String name, Optional<String> url, Path data, Map<String, String> values) {
    public BackendOptions {
        values = Map.copyOf(values);
    }
}
