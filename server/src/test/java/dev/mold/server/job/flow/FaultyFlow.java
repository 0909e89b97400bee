package dev.mold.server.job.flow;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.Item;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepOrder;
import dev.mold.api.flow.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A flow whose steps meet with faults, and which says how it ended.
 *
 * @param faults asked for at every call
 */
record FaultyFlow<I extends Record, C>(
        Flow<I, C> flow, Supplier<Faults> faults, BiConsumer<Outcome, Runnable> settling, Consumer<JobAnswer> answered)
        implements Flow<I, C> {
    @Override
    public String name() {
        return flow.name();
    }

    @Override
    public int version() {
        return flow.version();
    }

    @Override
    public Class<I> inputType() {
        return flow.inputType();
    }

    @Override
    public List<? extends FlowStep<C>> steps() {
        return flow.steps().stream().map(this::faulty).toList();
    }

    @Override
    public StepOrder order() {
        return flow.order();
    }

    @Override
    public C load(I input, OperationData data) {
        return flow.load(input, data);
    }

    @Override
    public OnFailure onFailure() {
        return flow.onFailure();
    }

    @Override
    public Optional<String> pointOfNoReturn() {
        return flow.pointOfNoReturn();
    }

    @Override
    public void settle(I input, Outcome outcome) {
        settling.accept(outcome, () -> flow.settle(input, outcome));
    }

    @Override
    public JobAnswer answer(I input) {
        var answer = flow.answer(input);
        answered.accept(answer);
        return answer;
    }

    private FlowStep<C> faulty(FlowStep<C> step) {
        return step instanceof ItemStep<C> items ? new FaultyItemStep<>(items, faults) : new FaultyStep<>((Step<C>) step, faults);
    }

    private static StepResult call(Supplier<Faults> faults, String call, Supplier<StepResult> work) {
        faults.get().before(call);
        return faults.get().after(call, work.get());
    }

    private record FaultyStep<C>(Step<C> step, Supplier<Faults> faults) implements Step<C> {
        @Override
        public String name() {
            return step.name();
        }

        @Override
        public String description() {
            return step.description();
        }

        @Override
        public StepResult apply(C context) {
            return call(faults, name(), () -> step.apply(context));
        }

        @Override
        public StepResult verify(C context) {
            return step.verify(context);
        }

        @Override
        public StepResult undo(C context) {
            return call(faults, "undo " + name(), () -> step.undo(context));
        }

        @Override
        public Duration timeLimit(C context) {
            return step.timeLimit(context);
        }

        @Override
        public RetryPolicy retries() {
            return step.retries();
        }

        @Override
        public boolean remote() {
            return step.remote();
        }
    }

    private record FaultyItemStep<C>(ItemStep<C> step, Supplier<Faults> faults) implements ItemStep<C> {
        @Override
        public String name() {
            return step.name();
        }

        @Override
        public String description() {
            return step.description();
        }

        @Override
        public List<Item> items(C context) {
            return step.items(context);
        }

        @Override
        public StepResult apply(C context, Item item) {
            return call(faults, name(), () -> step.apply(context, item));
        }

        @Override
        public StepResult verify(C context, Item item) {
            return step.verify(context, item);
        }

        @Override
        public StepResult undo(C context, Item item) {
            return call(faults, "undo " + name(), () -> step.undo(context, item));
        }

        @Override
        public int parallel() {
            return step.parallel();
        }

        @Override
        public Duration timeLimit(C context) {
            return step.timeLimit(context);
        }

        @Override
        public RetryPolicy retries() {
            return step.retries();
        }

        @Override
        public boolean remote() {
            return step.remote();
        }
    }
}
