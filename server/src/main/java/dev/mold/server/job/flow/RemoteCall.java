package dev.mold.server.job.flow;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A call of a step that runs on a thread of {@link RemoteCalls}. */
final class RemoteCall {
    private static final Duration LIMIT = FlowStep.MAX_REMOTE_CALL_TIME;

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile Instant begun;

    /** To be called on the thread that it runs on. */
    void begin(Instant now) {
        begun = now;
    }

    void complete(Answer found) {
        answer.complete(found);
    }

    void fail(Throwable cause) {
        answer.completeExceptionally(cause);
    }

    /** Ends with an answer, or with what was thrown. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Gives up a call that takes too long; the thread is left to its end. */
    void giveUpIfLate(Instant now) {
        var since = begun;
        if (since != null && now.isAfter(since.plus(LIMIT))) {
            var late = new StepResult.Failed(
                    Errors.TIMED_OUT, "There was no answer within " + LIMIT.toSeconds() + " seconds", true);
            answer.complete(new Answer(late, false, LIMIT, Map.of()));
        }
    }
}
