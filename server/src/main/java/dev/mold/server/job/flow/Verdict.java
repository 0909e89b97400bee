package dev.mold.server.job.flow;

import java.time.Instant;

/**
 * What becomes of an operation that a server has worked on.
 *
 * @param kind what is to be done
 * @param at from when on any server may look at it again, for {@link Kind#LOOK_AGAIN}
 * @param here when this server looks at it again: sooner than others if it waits for a call that it made
 */
record Verdict(Kind kind, Instant at, Instant here) {
    enum Kind {
        ENDED,
        LOOK_AGAIN,
        /** Another server has it; leave it alone. */
        LOST
    }

    static final Verdict ENDED = new Verdict(Kind.ENDED, Instant.MAX, Instant.MAX);
    static final Verdict LOST = new Verdict(Kind.LOST, Instant.MAX, Instant.MAX);

    static Verdict lookAgain(Instant at) {
        return new Verdict(Kind.LOOK_AGAIN, at, at);
    }

    static Verdict lookAgain(Instant at, Instant here) {
        return new Verdict(Kind.LOOK_AGAIN, at, here);
    }
}
