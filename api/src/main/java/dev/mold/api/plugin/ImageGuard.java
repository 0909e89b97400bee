package dev.mold.api.plugin;

import dev.mold.api.id.ImageId;
import java.util.Optional;

/** Keeps a template or an ISO from being removed, or made one for another architecture, while something needs it. */
@FunctionalInterface
public interface ImageGuard {
    /**
     * Why the image must stay as it is.
     *
     * @return a clause for people, such as {@code Kubernetes version v1.30.3 is installed from it}; empty if this guard
     *     has nothing against a change
     */
    Optional<String> reasonToKeep(ImageId image);
}
