package dev.mold.koral.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The parts of real clusters, prepared by {@code scripts/test-real}.
 *
 * @param template the node image
 * @param kubernetes folder with the ISO, programs, manifests and images of version {@link #VERSION}
 */
record RealParts(Path template, Path kubernetes) {
    static final String VERSION = "1.30.3";

    /** @throws IllegalStateException with what is missing */
    static RealParts found() {
        var parts = new RealParts(path("MOLD_TEMPLATE"), path("MOLD_KUBERNETES"));
        for (var file : new Path[] {parts.template, parts.iso(), parts.kubectl(), parts.web()}) {
            if (!Files.exists(file)) {
                throw new IllegalStateException(file + " is missing; scripts/test-real builds it");
            }
        }
        return parts;
    }

    private static Path path(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set; scripts/test-real sets it");
        }
        return Path.of(value);
    }

    Path iso() {
        return kubernetes.resolve("iso/setup-v" + VERSION + ".iso");
    }

    /** The archive of an image whose file name contains {@code name}. */
    Path image(String name) {
        try (var files = Files.list(kubernetes.resolve("images"))) {
            return files.filter(file -> file.getFileName().toString().contains(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no image " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path kubectl() {
        return kubernetes.resolve("bin/kubectl");
    }

    /** The manifest of a sample application: a web server with two replicas behind a service. */
    Path web() {
        return kubernetes.resolve("web.yaml");
    }
}
