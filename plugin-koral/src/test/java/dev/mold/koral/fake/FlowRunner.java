package dev.mold.koral.fake;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.testing.MemoryData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs a flow to its end as the engine does, on a clock that jumps. A crash forgets all but which steps are done, and
 * the run goes on from there.
 *
 * @param <I> the flow's input
 * @param <C> what its steps are given
 */
public final class FlowRunner<I extends Record, C> {
    private static final int MOST_LOOKS = 5_000;

    private final Flow<I, C> flow;
    private final I input;
    private final FakeClock clock;
    private final Faults faults;
    private final List<String> notes = new ArrayList<>();

    private final MemoryData data = new MemoryData();

    private int next;
    private int attempts;
    private Duration waited = Duration.ZERO;
    private Outcome.Failed failure;
    private boolean cancelled;
    private int undoFrom = -1;

    /** The server dies here. */
    public static final class Crash extends RuntimeException {}

    /** What goes wrong. */
    public interface Faults {
        Faults NONE = new Faults() {};

        /** Before a step is looked at; may throw {@link Crash}. */
        default void before(String step) {}

        /** After a step has answered; may throw {@link Crash} or give another answer. */
        default StepResult after(String step, StepResult result) {
            return result;
        }

        /** Whether another operation takes this one's place before that step. */
        default boolean cancelBefore(String step) {
            return false;
        }
    }

    public FlowRunner(Flow<I, C> flow, I input, FakeClock clock, Faults faults) {
        this.flow = flow;
        this.input = input;
        this.clock = clock;
        this.faults = faults;
    }

    /** What the steps waited for and failed with. */
    public List<String> notes() {
        return notes;
    }

    public Outcome run() {
        for (int look = 0; look < MOST_LOOKS; look++) {
            try {
                if (undoFrom >= 0) {
                    undo();
                } else if (failure != null || cancelled) {
                    return settle();
                } else if (next == flow.steps().size()) {
                    return settle();
                } else {
                    forward();
                }
            } catch (Crash crash) {
                attempts = 0;
            }
        }
        throw new AssertionError(flow.name() + " does not come to an end: " + notes);
    }

    private Outcome settle() {
        var outcome = cancelled ? FakeOperations.cancelled() : failure != null ? failure : new Outcome.Succeeded();
        flow.settle(input, outcome);
        if (outcome.success()) {
            flow.answer(input);
        }
        return outcome;
    }

    private void forward() {
        var step = (Step<C>) flow.steps().get(next);
        if (faults.cancelBefore(step.name())) {
            cancelled = true;
            turnBack();
            return;
        }
        faults.before(step.name());
        var result = faults.after(step.name(), call(() -> step.apply(load())));
        if (result instanceof StepResult.Done) {
            result = call(() -> step.verify(load()));
        }
        if (result instanceof StepResult.Done) {
            stepEnded();
            next++;
        } else {
            lookAgainOrFail(step, result);
        }
    }

    private void undo() {
        var step = (Step<C>) flow.steps().get(undoFrom);
        faults.before("undo " + step.name());
        var result = faults.after("undo " + step.name(), call(() -> step.undo(load())));
        if (result instanceof StepResult.Done) {
            undoFrom--;
        } else if (result instanceof StepResult.Waiting waiting) {
            clock.advance(waiting.lookAgainIn());
        } else {
            throw new AssertionError("undo of " + step.name() + " failed: " + result);
        }
    }

    private void lookAgainOrFail(Step<C> step, StepResult result) {
        if (result instanceof StepResult.Waiting waiting) {
            notes.add(step.name() + ": " + waiting.reason());
            clock.advance(waiting.lookAgainIn());
            waited = waited.plus(waiting.lookAgainIn());
            if (waited.compareTo(step.timeLimit(load())) > 0) {
                fail(step, Errors.TIMED_OUT, waiting.reason());
            }
            return;
        }
        var failed = (StepResult.Failed) result;
        notes.add(step.name() + " failed: " + failed.reason());
        attempts++;
        if (failed.worthRetrying() && attempts < step.retries().attempts()) {
            clock.advance(step.retries().delayAfter(attempts));
        } else {
            fail(step, failed.code(), failed.reason());
        }
    }

    private void fail(Step<C> step, ErrorCode code, String reason) {
        failure = new Outcome.Failed(step.name(), code, reason, flow.onFailure() == OnFailure.UNDO);
        turnBack();
    }

    private void turnBack() {
        undoFrom = flow.onFailure() == OnFailure.UNDO ? Math.min(next, flow.steps().size() - 1) : -1;
    }

    private void stepEnded() {
        attempts = 0;
        waited = Duration.ZERO;
    }

    private C load() {
        return flow.load(input, data);
    }

    private static StepResult call(Supplier<StepResult> step) {
        try {
            return step.get();
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }
}
