package dev.mold.api.compute;

import dev.mold.api.id.ImageId;
import java.util.Optional;

/**
 * An image to be downloaded.
 *
 * @param iso whether it is an ISO; else a template
 * @param checksum algorithm and hex digits of its content
 */
public record ImageSpec(ImageId id, String name, boolean iso, String url, Optional<Checksum> checksum) {
    /** @param algorithm name for Java's MessageDigest, such as {@code SHA-256} */
    public record Checksum(String algorithm, String hex) {}
}
