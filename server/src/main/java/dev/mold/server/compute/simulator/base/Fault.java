package dev.mold.server.compute.simulator.base;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;

/** A scripted fault that occurs now. */
public record Fault(FaultError error, String message) {
    /** Throws an exception if the fault refuses the call; otherwise does nothing. */
    public void refuse() {
        if (error == FaultError.CAPACITY) {
            throw new ApiException(Errors.INSUFFICIENT_CAPACITY, message);
        }
        if (error == FaultError.FAIL) {
            throw new ApiException(Errors.BACKEND_FAILED, message);
        }
    }
}
