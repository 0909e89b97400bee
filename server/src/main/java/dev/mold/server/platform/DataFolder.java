package dev.mold.server.platform;

import java.nio.file.Path;

/** The folder where the server keeps what must outlive it: the embedded database, the key file, the simulated cloud. */
public record DataFolder(Path path) {
    public Path resolve(String name) {
        return path.resolve(name);
    }
}
