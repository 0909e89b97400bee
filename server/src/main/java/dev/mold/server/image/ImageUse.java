package dev.mold.server.image;

import dev.mold.api.id.ImageId;

/** Tells whether an image is in use; brought by features that use images. */
@FunctionalInterface
public interface ImageUse {
    /** How many machines have it in their drive. */
    long attachments(ImageId image);
}
