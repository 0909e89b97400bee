package dev.mold.api.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import java.time.Duration;
import java.util.function.Function;

/** What a step answers. */
public sealed interface StepResult {
    /** It is there; the next step may run. */
    record Done() implements StepResult {}

    /** It is on its way; the engine looks again by calling the same method. */
    record Waiting(String reason, Duration lookAgainIn) implements StepResult {}

    /** It did not work. */
    record Failed(ErrorCode code, String reason, boolean worthRetrying) implements StepResult {}

    static StepResult done() {
        return new Done();
    }

    /** @param reason what is waited for, in plain words */
    static StepResult waiting(String reason, Duration lookAgainIn) {
        return new Waiting(reason, lookAgainIn);
    }

    /** @param reason what went wrong, in plain words that may be shown to the user */
    static StepResult failed(ErrorCode code, String reason) {
        return new Failed(code, reason, code.worthRetrying());
    }

    static StepResult failed(ApiException cause) {
        return failed(cause.code(), cause.getMessage());
    }

    /** A case for every kind of answer; stands in for a switch over sealed types, which Java 17 lacks. */
    default <T> T fold(Function<Done, T> done, Function<Waiting, T> waiting, Function<Failed, T> failed) {
        if (this instanceof Done d) {
            return done.apply(d);
        }
        if (this instanceof Waiting w) {
            return waiting.apply(w);
        }
        return failed.apply((Failed) this);
    }
}
