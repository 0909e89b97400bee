package dev.mold.server.image;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.Backends;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads, queries and removes images on the back ends of an image's zone, or on all back ends if it is in every
 * zone.
 */
class ImageStore {
    private static final Logger LOG = LoggerFactory.getLogger(ImageStore.class);

    /** The least advanced status comes first. */
    private static final Comparator<ImageStatus> WORST_FIRST =
            Comparator.comparing((ImageStatus status) -> switch (status.state()) {
                        case FAILED -> 0;
                        case FETCHING -> 1;
                        case READY -> 2;
                    })
                    .thenComparingInt(ImageStatus::percent);

    private final Backends backends;

    ImageStore(Backends backends) {
        this.backends = backends;
    }

    /**
     * Starts the download on back ends that have not started it. A back end that fails is retried at the next query.
     */
    void begin(ImageEntity image) {
        look(image);
    }

    /** The least advanced status of all back ends; empty if no back end can be queried. */
    Optional<ImageStatus> look(ImageEntity image) {
        var id = new ImageId(image.id);
        try {
            return of(image).stream()
                    .map(backend -> backend.image(id).orElseGet(() -> backend.prepareImage(spec(image))))
                    .min(WORST_FIRST);
        } catch (ApiException e) {
            LOG.warn("Image {} ({}) cannot be fetched now: {}", image.id, image.name, e.getMessage());
            return Optional.empty();
        }
    }

    /** Removes it from every back end. @throws ApiException BACKEND_FAILED */
    void remove(ImageEntity image) {
        of(image).forEach(backend -> backend.removeImage(new ImageId(image.id)));
    }

    static ImageState state(ImageStatus status) {
        return switch (status.state()) {
            case FETCHING -> ImageState.CREATING;
            case READY -> ImageState.READY;
            case FAILED -> ImageState.FAILED;
        };
    }

    static ImageSpec spec(ImageEntity image) {
        return new ImageSpec(
                new ImageId(image.id),
                image.name,
                image.iso,
                image.url,
                Optional.ofNullable(image.checksum).map(Checksums::parse));
    }

    private List<ComputeBackend> of(ImageEntity image) {
        return image.zoneId == null ? backends.all() : List.of(backends.of(new ZoneId(image.zoneId)));
    }
}
