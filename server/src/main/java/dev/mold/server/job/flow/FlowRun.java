package dev.mold.server.job.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A flow with the input of one run; turns whatever a step throws into an answer. */
final class FlowRun<I extends Record, C> {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRun.class);

    private final Flow<I, C> flow;
    private final I input;

    private FlowRun(Flow<I, C> flow, I input) {
        this.flow = flow;
        this.input = input;
    }

    static <I extends Record, C> FlowRun<I, C> of(Flow<I, C> flow, String input, JsonMapper mapper) {
        return new FlowRun<>(flow, mapper.readValue(input, flow.inputType()));
    }

    boolean undoes() {
        return flow.onFailure() == OnFailure.UNDO;
    }

    /** @throws IllegalStateException if this version of the flow has no such step */
    Step<C> step(String name) {
        return flow.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Flow " + flow.name() + " has no step " + name));
    }

    StepResult apply(Step<C> step) {
        return guarded(step, () -> step.apply(flow.load(input)));
    }

    StepResult verify(Step<C> step) {
        return guarded(step, () -> step.verify(flow.load(input)));
    }

    StepResult undo(Step<C> step) {
        return guarded(step, () -> step.undo(flow.load(input)));
    }

    void settle(Outcome outcome) {
        flow.settle(input, outcome);
    }

    JobAnswer answer() {
        return flow.answer(input);
    }

    private StepResult guarded(Step<C> step, Supplier<StepResult> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            return StepResult.failed(e);
        } catch (RuntimeException | LinkageError e) {
            // operation and step stand in the log's context
            LOG.error("Step {} of flow {} broke off", step.name(), flow.name(), e);
            return new StepResult.Failed(
                    Errors.INTERNAL, "Step " + step.name() + " broke off; the server's log tells more", true);
        }
    }
}
