package dev.mold.server.compute.machine.net;

import static java.util.stream.Collectors.joining;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The metadata of one network: a folder for each guest's address, with a note of its machine. */
final class MetadataStore {
    private static final String OWNER = ".machine";
    private static final List<String> PUBLIC_KEYS = List.of("public-ipv4", "public-hostname");

    private final StateFolder state;
    private final Path root;

    MetadataStore(StateFolder state, RouterFolder folder) {
        this.state = state;
        root = folder.path(MetadataFiles.ROOT);
    }

    /**
     * Publishes a machine's metadata, and removes that of another machine that had its address.
     *
     * @param publicAddress the network's public address, if it has any
     */
    void publish(MachineMetadata machine, Optional<String> publicAddress) {
        var place = root.resolve(machine.ip());
        if (!owner(place).equals(machine.machine().toString())) {
            remove(place);
        }
        state.write(note(place), bytes(machine.machine().toString()));
        MetadataFiles.of(machine).forEach((name, content) -> state.write(place.resolve(name), content));
        writePublicAddress(place, publicAddress);
    }

    /** Removes a machine's metadata. */
    void withdraw(VirtualMachineId machine) {
        places().filter(place -> owner(place).equals(machine.toString())).forEach(place -> {
            remove(place);
            remove(note(place));
        });
    }

    /** Publishes the network's public address to all machines. */
    void writePublicAddress(Optional<String> publicAddress) {
        places().filter(Files::isDirectory).forEach(place -> writePublicAddress(place, publicAddress));
    }

    private void writePublicAddress(Path place, Optional<String> publicAddress) {
        for (var key : PUBLIC_KEYS) {
            var file = place.resolve(MetadataFiles.VALUES).resolve(key);
            publicAddress.ifPresentOrElse(address -> state.write(file, bytes(address)), () -> remove(file));
        }
        for (var folder : List.of("", "latest", MetadataFiles.VALUES)) {
            list(place.resolve(folder));
        }
    }

    private void list(Path folder) {
        var names = children(folder)
                .filter(child -> !child.getFileName().toString().startsWith("."))
                .map(child -> child.getFileName() + (Files.isDirectory(child) ? "/\n" : "\n"))
                .collect(joining());
        state.write(folder.resolve(MetadataFiles.INDEX), bytes(names));
    }

    /** Folders with a note of their machine. */
    private Stream<Path> places() {
        return children(root)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(OWNER))
                .map(name -> root.resolve(name.substring(0, name.length() - OWNER.length())));
    }

    private static Path note(Path place) {
        return place.resolveSibling(place.getFileName() + OWNER);
    }

    private static String owner(Path place) {
        try {
            return Files.readString(note(place));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + note(place), e);
        }
    }

    private static Stream<Path> children(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder, e);
        }
    }

    private static void remove(Path path) {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to remove " + path, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
