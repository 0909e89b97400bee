package dev.mold.server.compute.simulator.machine;

import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * A stored image.
 *
 * @param begun when its download began
 * @param until when the download ends; the far future if it hangs
 * @param failure why the download fails; empty if it does not
 */
record SimulatedImageRecord(ImageSpec spec, Instant begun, Instant until, String failure) {
    private static final long ISO_BYTES = 420L << 20;
    private static final long TEMPLATE_BYTES = 2L << 30;

    ImageStatus statusAt(Instant now) {
        if (now.isBefore(until)) {
            var whole = Math.max(1, Duration.between(begun, until).toMillis());
            var percent = (int) Math.min(99, Duration.between(begun, now).toMillis() * 100 / whole);
            return new ImageStatus(spec.id(), ImageStatus.State.FETCHING, Math.max(0, percent), 0, "");
        }
        if (!failure.isEmpty()) {
            return new ImageStatus(spec.id(), ImageStatus.State.FAILED, 0, 0, failure);
        }
        return new ImageStatus(
                spec.id(), ImageStatus.State.READY, 100, spec.iso() ? ISO_BYTES : TEMPLATE_BYTES, "");
    }
}
