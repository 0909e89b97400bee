package dev.mold.server.compute.machine.image;

import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;

/**
 * A stored image.
 *
 * @param sizeBytes its size once it is known, else 0
 * @param reason why it failed; else empty
 */
record ImageRecord(ImageSpec spec, ImageStatus.State state, long sizeBytes, String reason) {
    static ImageRecord fetching(ImageSpec spec) {
        return new ImageRecord(spec, ImageStatus.State.FETCHING, 0, "");
    }

    ImageRecord ready(long bytes) {
        return new ImageRecord(spec, ImageStatus.State.READY, bytes, "");
    }

    ImageRecord failed(String why) {
        return new ImageRecord(spec, ImageStatus.State.FAILED, 0, why);
    }
}
