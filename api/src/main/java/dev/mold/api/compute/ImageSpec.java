package dev.mold.api.compute;

import dev.mold.api.id.ImageId;
import java.util.Optional;

/**
 * An image to be fetched.
 *
 * @param iso whether it is an ISO; else a template
 * @param checksum algorithm and hex digits of its content
 */
public record ImageSpec(ImageId id, String name, boolean iso, String url, Optional<Checksum> checksum) {
    /** @param algorithm as Java's MessageDigest knows it, such as {@code SHA-256} */
    public record Checksum(String algorithm, String hex) {}
}
