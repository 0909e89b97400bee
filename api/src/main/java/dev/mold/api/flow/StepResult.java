package dev.mold.api.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import java.time.Duration;
import java.util.function.Function;

/** The result of a step. */
public sealed interface StepResult {
    /** The effect is present; the next step may run. */
    record Done() implements StepResult {}

    /** In progress; the engine polls by calling the same method again. */
    record Waiting(String reason, Duration lookAgainIn) implements StepResult {}

    /** The step failed. */
    record Failed(ErrorCode code, String reason, boolean worthRetrying) implements StepResult {}

    static StepResult done() {
        return new Done();
    }

    /** @param reason what is waited for, for users */
    static StepResult waiting(String reason, Duration lookAgainIn) {
        return new Waiting(reason, lookAgainIn);
    }

    /** @param reason what went wrong, for users */
    static StepResult failed(ErrorCode code, String reason) {
        return new Failed(code, reason, code.worthRetrying());
    }

    static StepResult failed(ApiException cause) {
        return failed(cause.code(), cause.getMessage());
    }

    /** Calls the function for the kind of result; replaces a switch over sealed types, which Java 17 lacks. */
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
