package dev.mold.server.image;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.plugin.ImageGuard;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** Collects the objections of features and plugins to the removal of an image. */
public class ImageGuards {
    private final ObjectProvider<ImageGuard> features;
    private final List<ImageGuard> plugins = new CopyOnWriteArrayList<>();

    ImageGuards(ObjectProvider<ImageGuard> features) {
        this.features = features;
    }

    /** Adds a guard. */
    public void add(ImageGuard guard) {
        plugins.add(guard);
    }

    /** @throws ApiException RESOURCE_IN_USE if a guard objects */
    void check(ImageId image) {
        var reasons = Stream.concat(features.stream(), plugins.stream())
                .map(guard -> guard.reasonToKeep(image))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        if (!reasons.isEmpty()) {
            throw new ApiException(Errors.RESOURCE_IN_USE, "Image " + image + " is in use: " + reasons);
        }
    }
}
