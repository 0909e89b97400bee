package dev.mold.server.compute.machine.net;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.io.UncheckedIOException;

/** Creates the exceptions of this package. */
final class Failures {
    private Failures() {}

    static ApiException failed(String message) {
        return new ApiException(Errors.BACKEND_FAILED, message);
    }

    /** For a file that cannot be read or written. */
    static ApiException failed(UncheckedIOException failure) {
        return new ApiException(
                Errors.BACKEND_FAILED, failure.getMessage() + ": " + failure.getCause().getMessage(), failure);
    }
}
