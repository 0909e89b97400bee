package dev.mold.koral.step;

import java.time.Duration;
import java.time.Instant;

/**
 * The credentials with which nodes join. Secret; stored encrypted while a join is running, so that a server that takes
 * the operation over resumes with the same ones.
 *
 * @param token in kubeadm's format
 * @param certificateKey 64 hex digits; decrypts the certificates that control nodes download
 */
public record JoinCredentials(String token, String certificateKey, Instant made) {
    /** How long the cluster accepts the token. */
    public static final int VALID_MINUTES = 30;

    /** Credentials of this age are replaced, because the join itself takes time. */
    private static final Duration FRESH = Duration.ofMinutes(VALID_MINUTES - 10L);

    boolean fresh(Instant now) {
        return now.isBefore(made.plus(FRESH));
    }

    String text() {
        return token + " " + certificateKey + " " + made;
    }

    static JoinCredentials of(String text) {
        var parts = text.split(" ");
        return new JoinCredentials(parts[0], parts[1], Instant.parse(parts[2]));
    }

    @Override
    public String toString() {
        return "join credentials of " + made;
    }
}
