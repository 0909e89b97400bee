package dev.mold.koral.infra;

/** A cluster's API server does not answer, or refuses what it was asked. */
public final class KubeUnreachableException extends RuntimeException {
    public KubeUnreachableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
