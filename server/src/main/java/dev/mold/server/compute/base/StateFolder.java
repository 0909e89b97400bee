package dev.mold.server.compute.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * A back end's data folder: one JSON file per entity, written to a temporary file and moved into place, so that a
 * killed process leaves either the old or the new content. Only one process at a time may hold a folder.
 */
public final class StateFolder implements AutoCloseable {
    private static final String SUFFIX = ".json";
    private static final String UNFINISHED = ".new";

    private final Path root;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicLong writes = new AtomicLong();
    private final FileChannel lock;
    private final boolean fresh;

    /** @throws UncheckedIOException if the folder cannot be created or another process holds it */
    public StateFolder(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
            if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            var lockFile = root.resolve("lock");
            fresh = !Files.exists(lockFile);
            lock = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            hold();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to use " + root + ": " + e.getMessage(), e);
        }
    }

    private void hold() throws IOException {
        try {
            if (lock.tryLock() == null) {
                lock.close();
                throw new IOException("another process uses it");
            }
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("it is open already", e);
        }
    }

    /** Whether the folder is new, that is, no process has used it before. */
    public boolean fresh() {
        return fresh;
    }

    /** Saves an entity. Callers must not save the same entity from two threads at once. */
    public void save(String kind, String name, Object value) {
        var file = root.resolve(kind).resolve(name + SUFFIX);
        write(file, json.writeValueAsBytes(value));
    }

    /** Writes a file of this folder atomically, creating parent folders. */
    public void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            var name = "." + file.getFileName() + "." + writes.incrementAndGet() + UNFINISHED;
            var unfinished = file.resolveSibling(name);
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + file, e);
        }
    }

    /** All entities of a kind, in the order of their names. */
    public <T> List<T> loadAll(String kind, Class<T> type) {
        var entities = new ArrayList<T>();
        for (var file : children(kind)) {
            if (file.toString().endsWith(SUFFIX)) {
                entities.add(json.readValue(file.toFile(), type));
            }
        }
        return entities;
    }

    /** Deletes an entity; does nothing if there is none. */
    public void delete(String kind, String name) {
        try {
            Files.deleteIfExists(root.resolve(kind).resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + kind + " " + name, e);
        }
    }

    /** Deletes a folder with its content; does nothing if there is none. */
    public void deleteFolder(String name) {
        var folder = root.resolve(name);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + folder, e);
        }
    }

    /** A path in this folder. */
    public Path path(String name) {
        return root.resolve(name);
    }

    private List<Path> children(String kind) {
        var folder = root.resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(UNFINISHED)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder, e);
        }
    }

    /** Releases the folder for other processes. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to release " + root, e);
        }
    }
}
