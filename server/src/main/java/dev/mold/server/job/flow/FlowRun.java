package dev.mold.server.job.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.Item;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepOrder;
import dev.mold.api.flow.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A flow with the input of one operation; turns whatever a step throws into an answer. */
final class FlowRun<I extends Record, C> {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRun.class);
    /** For a step that could not even be asked for its limit. */
    private static final Duration DEFAULT_LIMIT = Duration.ofHours(1);

    private final Flow<I, C> flow;
    private final I input;
    private final Map<String, FlowStep<C>> steps;
    private final StepOrder order;

    private FlowRun(Flow<I, C> flow, I input) {
        this.flow = flow;
        this.input = input;
        this.order = flow.order();
        this.steps = flow.steps().stream().collect(Collectors.toMap(FlowStep::name, Function.identity()));
    }

    static <I extends Record, C> FlowRun<I, C> of(Flow<I, C> flow, String input, JsonMapper mapper) {
        return new FlowRun<>(flow, mapper.readValue(input, flow.inputType()));
    }

    /** Whether what the operation did is rolled back if it fails as it stands. */
    boolean undoes(Run run) {
        return flow.onFailure() == OnFailure.UNDO && !pastPointOfNoReturn(run);
    }

    boolean pastPointOfNoReturn(Run run) {
        return pastPointOfNoReturn(flow, run.steps());
    }

    static boolean pastPointOfNoReturn(Flow<?, ?> flow, List<StepEntity> steps) {
        return flow.pointOfNoReturn()
                .filter(name -> steps.stream().anyMatch(step -> step.name.equals(name) && step.started != null))
                .isPresent();
    }

    StepOrder order() {
        return order;
    }

    FlowStep<C> step(String name) {
        return Optional.ofNullable(steps.get(name))
                .orElseThrow(() -> new IllegalStateException("Flow " + flow.name() + " has no step " + name));
    }

    boolean hasItems(String step) {
        return step(step) instanceof ItemStep;
    }

    /** Whether any of its steps works item by item. */
    boolean hasItems() {
        return steps.values().stream().anyMatch(ItemStep.class::isInstance);
    }

    /** How many items of a step may be under way at once. */
    int parallel(String step) {
        return step(step) instanceof ItemStep<C> items ? items.parallel() : 1;
    }

    List<Item> items(String step, StoredData data) {
        return step(step) instanceof ItemStep<C> items ? items.items(flow.load(input, data)) : List.of();
    }

    /** @param applied whether the unit was applied already and is only verified */
    Answer apply(Unit unit, boolean applied, StoredData data) {
        var step = step(unit.step().name);
        return guarded(step, data, (context, limit) -> {
            if (!applied) {
                var result = applied(step, unit, context);
                if (!(result instanceof StepResult.Done)) {
                    return new Answer(result, false, limit, data.changes());
                }
            }
            var result = verified(step, unit, context);
            return new Answer(result, result instanceof StepResult.Waiting, limit, data.changes());
        });
    }

    Answer undo(Unit unit, StoredData data) {
        var step = step(unit.step().name);
        return guarded(
                step, data, (context, limit) -> new Answer(undone(step, unit, context), false, limit, data.changes()));
    }

    void settle(Outcome outcome) {
        flow.settle(input, outcome);
    }

    JobAnswer answer() {
        return flow.answer(input);
    }

    private static <C> StepResult applied(FlowStep<C> step, Unit unit, C context) {
        return step instanceof ItemStep<C> items
                ? items.apply(context, unit.item().orElseThrow())
                : ((Step<C>) step).apply(context);
    }

    private static <C> StepResult verified(FlowStep<C> step, Unit unit, C context) {
        return step instanceof ItemStep<C> items
                ? items.verify(context, unit.item().orElseThrow())
                : ((Step<C>) step).verify(context);
    }

    private static <C> StepResult undone(FlowStep<C> step, Unit unit, C context) {
        return step instanceof ItemStep<C> items
                ? items.undo(context, unit.item().orElseThrow())
                : ((Step<C>) step).undo(context);
    }

    /** A call of a step. */
    private interface Call<C> {
        Answer with(C context, Duration limit);
    }

    private Answer guarded(FlowStep<C> step, StoredData data, Call<C> call) {
        var limit = DEFAULT_LIMIT;
        try {
            var context = flow.load(input, data);
            limit = step.timeLimit(context);
            return call.with(context, limit);
        } catch (ApiException e) {
            return new Answer(StepResult.failed(e), false, limit, data.changes());
        } catch (RuntimeException | LinkageError e) {
            // operation and step are in the log's context
            LOG.error("Step {} of flow {} ended unexpectedly", step.name(), flow.name(), e);
            var failed = new StepResult.Failed(
                    Errors.INTERNAL, "Step " + step.name() + " ended unexpectedly; see the server's log", true);
            return new Answer(failed, false, limit, data.changes());
        }
    }
}
