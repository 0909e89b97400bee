package dev.mold.server.compute.machine.net;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;

/** How this package fails. */
final class Failures {
    private Failures() {}

    static ApiException failed(String message) {
        return new ApiException(Errors.BACKEND_FAILED, message);
    }
}
