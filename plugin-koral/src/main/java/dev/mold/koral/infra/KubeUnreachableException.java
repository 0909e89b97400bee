package dev.mold.koral.infra;

import java.time.Duration;

/** A cluster's API server does not answer, or rejects a request. */
public final class KubeUnreachableException extends RuntimeException {
    private final transient Duration lookAgainIn;

    /** @param lookAgainIn how long to wait before a retry */
    public KubeUnreachableException(String reason, Duration lookAgainIn, Throwable cause) {
        super(reason, cause);
        this.lookAgainIn = lookAgainIn;
    }

    public Duration lookAgainIn() {
        return lookAgainIn;
    }
}
