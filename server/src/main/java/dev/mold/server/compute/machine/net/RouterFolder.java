package dev.mold.server.compute.machine.net;

import dev.mold.api.id.NetworkId;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of one network's router. */
final class RouterFolder {
    private final StateFolder state;
    private final NetworkId network;
    private final Path path;

    RouterFolder(StateFolder state, NetworkId network) {
        this.state = state;
        this.network = network;
        path = state.path(NetworkNames.folder(network)).toAbsolutePath();
    }

    Path path(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    Daemon daemon(String name) {
        return new Daemon(state, name, path);
    }

    /** The file's content; empty if there is no such file. */
    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + path(name), e);
        }
    }

    /** Writes a file atomically. @return whether its content changed */
    boolean write(String name, String content) {
        if (read(name).filter(content::equals).isPresent()) {
            return false;
        }
        state.write(path(name), content.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + path(name), e);
        }
    }

    /** Deletes all files. */
    void delete() {
        state.deleteFolder(NetworkNames.folder(network));
    }
}
