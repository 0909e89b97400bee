package dev.mold.api.plugin;

import dev.mold.api.id.ImageId;
import java.util.Optional;

/** Prevents the removal of a template or an ISO, or a change of its architecture, while it is in use. */
@FunctionalInterface
public interface ImageGuard {
    /**
     * Why the image must not be removed or changed.
     *
     * @return a clause for users, such as {@code Kubernetes version v1.30.3 is installed from it}; empty if this guard
     *     does not object
     */
    Optional<String> reasonToKeep(ImageId image);
}
