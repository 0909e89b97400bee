package dev.mold.koral.step;

import java.time.Duration;
import java.time.Instant;

/**
 * The credentials with which nodes join. Secret; kept sealed while a join is under way so that a server that takes over
 * does not begin it again under another one.
 *
 * @param token in kubeadm's form
 * @param certificateKey 64 hex digits; control nodes fetch their certificates with it
 */
public record JoinCredentials(String token, String certificateKey, Instant made) {
    /** How long the cluster takes it. */
    public static final int VALID_MINUTES = 30;

    /** One this old is replaced, for the join itself takes time too. */
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
