package dev.mold.server.job.flow;

import java.time.Instant;

/**
 * What becomes of an operation that a server has worked on.
 *
 * @param kind what is to be done
 * @param at when it is looked at again, for {@link Kind#LOOK_AGAIN}
 */
record Verdict(Kind kind, Instant at) {
    enum Kind {
        ENDED,
        LOOK_AGAIN,
        /** Another server has it; leave it alone. */
        LOST
    }

    static final Verdict ENDED = new Verdict(Kind.ENDED, Instant.MAX);
    static final Verdict LOST = new Verdict(Kind.LOST, Instant.MAX);

    static Verdict lookAgain(Instant at) {
        return new Verdict(Kind.LOOK_AGAIN, at);
    }
}
