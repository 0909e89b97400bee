package dev.mold.server.compute.machine.image;

import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.compute.ImageStatus.State;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The images of the host. A download that was interrupted by the server's end is restarted. */
public final class MachineImages {
    private static final String KIND = "image";

    private final StateFolder folder;
    private final ImageFetch fetch;
    private final Executor downloads;
    private final Map<ImageId, ImageRecord> images = new ConcurrentHashMap<>();
    private final Map<ImageId, Integer> percents = new ConcurrentHashMap<>();

    /**
     * @param timeout how long an image's server may be silent before it times out
     * @param downloads runs the downloads and determines how many run at once
     */
    public MachineImages(StateFolder folder, HostPrograms commands, Duration timeout, Executor downloads) {
        this.folder = folder;
        this.fetch = new ImageFetch(new ImageSource(timeout), new ImageInspection(commands));
        this.downloads = downloads;
        folder.loadAll(KIND, ImageRecord.class)
                .forEach(image -> images.put(image.spec().id(), image));
        images.values().stream().filter(image -> image.state() == State.FETCHING).forEach(this::begin);
    }

    /** Starts a download, unless it is running or finished. @throws ApiException BACKEND_FAILED for an invalid URL */
    public synchronized ImageStatus prepare(ImageSpec spec) {
        var existing = images.get(spec.id());
        if (existing != null && existing.state() != State.FAILED) {
            return status(existing);
        }
        try {
            ImageSource.parse(spec.url());
        } catch (IllegalArgumentException e) {
            throw new ApiException(Errors.BACKEND_FAILED, e.getMessage(), e);
        }
        var image = ImageRecord.fetching(spec);
        save(image);
        begin(image);
        return status(image);
    }

    public Optional<ImageStatus> status(ImageId id) {
        return Optional.ofNullable(images.get(id)).map(this::status);
    }

    /** Removes an image; machines that have it open keep it until they close it. */
    public synchronized void remove(ImageId id) {
        if (images.remove(id) != null) {
            folder.delete(KIND, id.toString());
        }
        folder.deleteFolder(folderName(id));
    }

    /** The image's file. @throws ApiException BACKEND_FAILED if there is none, it is of the other type, or not ready */
    public Path ready(ImageId id, boolean iso) {
        var image = images.get(id);
        var what = iso ? "ISO " : "Template ";
        if (image == null || image.spec().iso() != iso) {
            throw new ApiException(Errors.BACKEND_FAILED, what + id + " does not exist");
        }
        if (image.state() != State.READY) {
            throw new ApiException(
                    Errors.BACKEND_FAILED, what + image.spec().name() + " has not been downloaded");
        }
        return file(id);
    }

    private void begin(ImageRecord image) {
        downloads.execute(() -> download(image));
    }

    private void download(ImageRecord image) {
        var id = image.spec().id();
        var file = file(id);
        ImageRecord result;
        try {
            fetch.run(image.spec(), file, percent -> percents.put(id, percent));
            result = image.ready(file.toFile().length());
        } catch (ImageFetch.Failed e) {
            result = image.failed(e.getMessage());
        } finally {
            percents.remove(id);
        }
        finish(image, result);
    }

    private synchronized void finish(ImageRecord begun, ImageRecord result) {
        if (images.get(begun.spec().id()) == begun) {
            save(result);
        } else {
            // removed meanwhile
            folder.deleteFolder(folderName(begun.spec().id()));
        }
    }

    private void save(ImageRecord image) {
        var id = image.spec().id();
        folder.save(KIND, id.toString(), image);
        images.put(id, image);
    }

    private ImageStatus status(ImageRecord image) {
        var percent = image.state() == State.READY ? 100 : percents.getOrDefault(image.spec().id(), 0);
        return new ImageStatus(image.spec().id(), image.state(), percent, image.sizeBytes(), image.reason());
    }

    /** The path of an image's file, whether it exists or not. */
    public Path file(ImageId id) {
        return folder.path(folderName(id)).resolve("content");
    }

    private static String folderName(ImageId id) {
        return "image-" + id;
    }
}
