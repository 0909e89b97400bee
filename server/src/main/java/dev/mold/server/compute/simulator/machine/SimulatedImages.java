package dev.mold.server.compute.simulator.machine;

import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.base.FaultError;
import dev.mold.server.compute.simulator.base.FaultOperation;
import dev.mold.server.compute.simulator.base.FaultScript;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Images of the simulated cloud. Nothing is downloaded; only the time passes. */
public final class SimulatedImages {
    private static final String KIND = "images";
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final StateFolder folder;
    private final FaultScript faults;
    private final Clock clock;
    private final Duration fetchTime;
    private final Map<ImageId, SimulatedImageRecord> images = new ConcurrentHashMap<>();

    public SimulatedImages(StateFolder folder, FaultScript faults, Clock clock, Duration fetchTime) {
        this.folder = folder;
        this.faults = faults;
        this.clock = clock;
        this.fetchTime = fetchTime;
        folder.loadAll(KIND, SimulatedImageRecord.class)
                .forEach(image -> images.put(image.spec().id(), image));
    }

    /** Starts a download, unless it is running or finished. @throws ApiException BACKEND_FAILED for an invalid URL */
    public synchronized ImageStatus prepare(ImageSpec spec) {
        var existing = status(spec.id());
        if (existing.isPresent() && existing.get().state() != ImageStatus.State.FAILED) {
            return existing.get();
        }
        checkAddress(spec.url());
        var now = clock.instant();
        var fault = faults.next(
                FaultOperation.FETCH_IMAGE,
                Map.of("id", spec.id().toString(), "name", spec.name(), "url", spec.url()));
        var hangs = fault.filter(due -> due.error() == FaultError.HANG).isPresent();
        var failure = fault.isPresent() ? fault.get().message() : checksumFlaw(spec);
        var image = new SimulatedImageRecord(spec, now, hangs ? NEVER : now.plus(fetchTime), failure);
        folder.save(KIND, spec.id().toString(), image);
        images.put(spec.id(), image);
        return image.statusAt(now);
    }

    public Optional<ImageStatus> status(ImageId id) {
        return Optional.ofNullable(images.get(id)).map(image -> image.statusAt(clock.instant()));
    }

    public synchronized void remove(ImageId id) {
        if (images.remove(id) != null) {
            folder.delete(KIND, id.toString());
        }
    }

    /** @throws ApiException BACKEND_FAILED if there is no such image, it is of the other type, or not ready */
    void requireReady(ImageId id, boolean iso) {
        var image = images.get(id);
        var what = iso ? "ISO " : "Template ";
        if (image == null || image.spec().iso() != iso) {
            throw new ApiException(Errors.BACKEND_FAILED, what + id + " does not exist");
        }
        if (image.statusAt(clock.instant()).state() != ImageStatus.State.READY) {
            throw new ApiException(
                    Errors.BACKEND_FAILED, what + image.spec().name() + " has not been downloaded");
        }
    }

    private static void checkAddress(String url) {
        try {
            var address = new URI(url);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return;
            }
            throw new ApiException(Errors.BACKEND_FAILED, "Not an http or https address: " + url);
        } catch (URISyntaxException e) {
            throw new ApiException(Errors.BACKEND_FAILED, "Not a well-formed address: " + url, e);
        }
    }

    private static String checksumFlaw(ImageSpec spec) {
        if (spec.checksum().isEmpty()) {
            return "";
        }
        var checksum = spec.checksum().get();
        try {
            var digits = MessageDigest.getInstance(checksum.algorithm()).getDigestLength() * 2;
            return checksum.hex().matches("[0-9a-fA-F]{" + digits + "}")
                    ? ""
                    : "The checksum is not one of " + checksum.algorithm();
        } catch (NoSuchAlgorithmException e) {
            return "Unknown checksum algorithm " + checksum.algorithm();
        }
    }
}
