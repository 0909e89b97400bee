package dev.mold.server.vm;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.testing.MemoryData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores what is submitted; the test runs it, step by step and at once, as the engine would in its own time. */
public final class FakeOperations implements Operations {
    private static final int MAX_LOOKS = 50;

    private final List<OperationRequest> submitted = new ArrayList<>();
    private final Supplier<Stream<Flow<?, ?>>> flows;
    private final Runnable whileWaiting;

    /** How a run ended. */
    public record Ended(Outcome outcome, Optional<JobAnswer> answer) {
        public Outcome.Failed failure() {
            return outcome.failure().orElseThrow(() -> new AssertionError("it succeeded"));
        }
    }

    FakeOperations(Supplier<Stream<Flow<?, ?>>> flows, Runnable whileWaiting) {
        this.flows = flows;
        this.whileWaiting = whileWaiting;
    }

    @Override
    public OperationId submit(OperationRequest request) {
        submitted.add(request);
        return new OperationId(UUID.randomUUID());
    }

    public OperationRequest last() {
        return submitted.get(submitted.size() - 1);
    }

    /** Runs what was submitted last to its end. */
    public Ended runLast() {
        Map<String, Flow<?, ?>> byName =
                flows.get().collect(Collectors.toMap(Flow::name, flow -> flow));
        return run(byName.get(last().flow()), last().input());
    }

    @SuppressWarnings("unchecked")
    private static <C> Ended run(Flow<?, C> flow, Record input, Runnable whileWaiting) {
        return run((Flow<Record, C>) flow, input, whileWaiting, 0);
    }

    private Ended run(Flow<?, ?> flow, Record input) {
        return run(flow, input, whileWaiting);
    }

    private static <C> Ended run(Flow<Record, C> flow, Record input, Runnable whileWaiting, int from) {
        for (int i = from; i < flow.steps().size(); i++) {
            var step = (Step<C>) flow.steps().get(i);
            var failed = drive(() -> step.apply(flow.load(input, new MemoryData())), whileWaiting);
            if (failed.isPresent()) {
                var undone = flow.onFailure() == OnFailure.UNDO;
                if (undone) {
                    undo(flow, input, i, whileWaiting);
                }
                var outcome = new Outcome.Failed(step.name(), failed.get().code(), failed.get().reason(), undone);
                flow.settle(input, outcome);
                return new Ended(outcome, Optional.empty());
            }
        }
        flow.settle(input, new Outcome.Succeeded());
        return new Ended(new Outcome.Succeeded(), Optional.of(flow.answer(input)));
    }

    private static <C> void undo(Flow<Record, C> flow, Record input, int last, Runnable whileWaiting) {
        for (int i = last; i >= 0; i--) {
            var step = (Step<C>) flow.steps().get(i);
            drive(() -> step.undo(flow.load(input, new MemoryData())), whileWaiting);
        }
    }

    private static Optional<StepResult.Failed> drive(Supplier<StepResult> work, Runnable whileWaiting) {
        for (int look = 0; look < MAX_LOOKS; look++) {
            var result = attempt(work);
            if (result instanceof StepResult.Failed failed) {
                return Optional.of(failed);
            }
            if (result instanceof StepResult.Done) {
                return Optional.empty();
            }
            whileWaiting.run();
        }
        return Optional.of(new StepResult.Failed(Errors.TIMED_OUT, "it waits for ever", false));
    }

    private static StepResult attempt(Supplier<StepResult> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }

    @Override
    public void cancel(OperationId id, String reason) {
        throw new UnsupportedOperationException("Nothing is under way here");
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Operation> underWay(String subjectType, UUID subject) {
        return Optional.empty();
    }

    @Override
    public Set<UUID> underWay(String subjectType, Collection<UUID> subjects) {
        return Set.of();
    }

    @Override
    public Optional<Operation> latest(String subjectType, UUID subject) {
        return Optional.empty();
    }

    @Override
    public ListAnswer<Operation> list(OperationQuery query) {
        return ListAnswer.of(List.of());
    }
}
