package dev.mold.server.compute.machine.image;

import dev.mold.api.compute.ImageSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Fetches one image to a file, and verifies it. */
final class ImageFetch {
    private static final int CHUNK = 1 << 20;
    private static final long ROOM_TO_SPARE = 512L << 20;

    private final ImageSource source;
    private final ImageInspection inspection;

    ImageFetch(ImageSource source, ImageInspection inspection) {
        this.source = source;
        this.inspection = inspection;
    }

    /** The reason, as a message for users, why an image could not be fetched. */
    static final class Failed extends Exception {
        Failed(String reason) {
            super(reason);
        }
    }

    /**
     * Fetches an image; {@code file} exists afterwards only on success.
     *
     * @param percent receives the progress in percent
     * @throws Failed with the reason
     */
    void run(ImageSpec spec, Path file, IntConsumer percent) throws Failed {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(unfinished);
            bring(spec, unfinished, percent);
            inspection.check(unfinished, spec.iso());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failed(reason(spec.url(), e));
        } finally {
            discard(unfinished);
        }
    }

    private void bring(ImageSpec spec, Path file, IntConsumer percent) throws IOException, Failed {
        var address = ImageSource.parse(spec.url());
        var digest = digest(spec);
        if (digest.isEmpty() && linked(address, file)) {
            return;
        }
        var opened = source.open(address);
        try (var content = opened.content()) {
            if (opened.bytes() + ROOM_TO_SPARE > Files.getFileStore(file.getParent()).getUsableSpace()) {
                throw new Failed("The host's disk has no space for " + opened.bytes() + " bytes");
            }
            copy(content, opened.bytes(), file, digest, percent);
        }
        if (opened.bytes() >= 0 && Files.size(file) != opened.bytes()) {
            throw new Failed("The download of " + spec.url() + " ended unexpectedly");
        }
        if (digest.isPresent()) {
            compare(spec.checksum().orElseThrow(), digest.get());
        }
    }

    /** Hard-links a file of this host instead of copying it, if the file system allows it. */
    private static boolean linked(URI address, Path file) throws IOException {
        if (!"file".equalsIgnoreCase(address.getScheme())) {
            return false;
        }
        try {
            Files.createLink(file, Path.of(address).toRealPath());
            return true;
        } catch (FileSystemException e) {
            // on another file system, or missing; in that case the copy reports it
            return false;
        }
    }

    private static void copy(
            InputStream content, long bytes, Path file, Optional<MessageDigest> digest, IntConsumer percent)
            throws IOException {
        var buffer = new byte[CHUNK];
        var done = 0L;
        try (var out = Files.newOutputStream(file)) {
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                out.write(buffer, 0, read);
                if (digest.isPresent()) {
                    digest.get().update(buffer, 0, read);
                }
                done += read;
                percent.accept(bytes > 0 ? (int) Math.min(99, done * 100 / bytes) : 0);
            }
        }
    }

    private static Optional<MessageDigest> digest(ImageSpec spec) throws Failed {
        if (spec.checksum().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MessageDigest.getInstance(spec.checksum().get().algorithm()));
        } catch (NoSuchAlgorithmException e) {
            throw new Failed(
                    "Unknown checksum algorithm " + spec.checksum().get().algorithm());
        }
    }

    private static void compare(ImageSpec.Checksum wanted, MessageDigest digest) throws Failed {
        var found = HexFormat.of().formatHex(digest.digest());
        if (!found.equalsIgnoreCase(wanted.hex())) {
            throw new Failed("The " + wanted.algorithm() + " checksum is " + found + ", not " + wanted.hex());
        }
    }

    private static String reason(String url, IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "The server of " + url + " does not answer";
        }
        if (e instanceof UnknownHostException) {
            return "The host of " + url + " is unknown";
        }
        return url + " cannot be fetched: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static void discard(Path file) throws Failed {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failed("An unfinished download cannot be removed: " + e.getMessage());
        }
    }
}
