package dev.mold.api.compute;

import dev.mold.api.id.ImageId;

/**
 * The status of an image.
 *
 * @param percent progress of the download, 0 to 100
 * @param sizeBytes its size once it is known, else 0
 * @param reason why it failed; else empty
 */
public record ImageStatus(ImageId id, State state, int percent, long sizeBytes, String reason) {
    public enum State {
        FETCHING,
        READY,
        FAILED
    }
}
