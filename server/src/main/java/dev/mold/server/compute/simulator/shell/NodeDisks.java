package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Files and state of the nodes, stored in the data folder. */
final class NodeDisks {
    private static final String STATES = "nodes";
    private static final String DISKS = "disks/";

    private final StateFolder folder;
    private final Map<VirtualMachineId, NodeState> states = new ConcurrentHashMap<>();

    NodeDisks(StateFolder folder) {
        this.folder = folder;
        folder.loadAll(STATES, NodeState.class).forEach(state -> states.put(state.machine(), state));
    }

    Iterable<NodeState> all() {
        return states.values();
    }

    NodeState state(VirtualMachineId machine) {
        return states.getOrDefault(machine, NodeState.fresh(machine));
    }

    /** Updates a node's state. @return the new state */
    synchronized NodeState update(VirtualMachineId machine, UnaryOperator<NodeState> change) {
        var state = change.apply(state(machine));
        folder.save(STATES, machine.toString(), state);
        states.put(machine, state);
        return state;
    }

    /** @param path absolute. @throws IOException if it is not a valid file path */
    synchronized void write(VirtualMachineId machine, String path, String mode, byte[] content) throws IOException {
        var file = locate(machine, path);
        try {
            folder.write(file, content);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        update(machine, state -> state.withFile(path, mode));
    }

    Optional<byte[]> read(VirtualMachineId machine, String path) {
        try {
            var file = locate(machine, path);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + path + " of " + machine, e);
        }
    }

    synchronized void delete(VirtualMachineId machine, String path) {
        try {
            Files.deleteIfExists(locate(machine, path));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + path + " of " + machine, e);
        }
    }

    synchronized void destroy(VirtualMachineId machine) {
        states.remove(machine);
        folder.delete(STATES, machine.toString());
        folder.deleteFolder(DISKS + machine);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private Path locate(VirtualMachineId machine, String path) throws IOException {
        var disk = folder.path(DISKS + machine);
        var file = disk.resolve(path.replaceFirst("^/+", "")).normalize();
        if (!path.startsWith("/") || !file.startsWith(disk) || file.equals(disk)) {
            throw new IOException("No such path: " + path);
        }
        return file;
    }
}
