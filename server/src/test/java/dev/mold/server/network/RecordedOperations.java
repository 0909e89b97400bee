package dev.mold.server.network;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps what is submitted until a test runs it, one step after the other. */
public final class RecordedOperations implements Operations {
    private final List<OperationRequest> requests = new ArrayList<>();

    @Override
    public OperationId submit(OperationRequest request) {
        requests.add(request);
        return new OperationId(UUID.randomUUID());
    }

    public List<OperationRequest> requests() {
        return List.copyOf(requests);
    }

    /** Takes the oldest request out, as if a server died before it began. */
    public OperationRequest take() {
        return requests.remove(0);
    }

    /** How a run ended: with an answer or a failure. */
    public record Ended(Optional<JobAnswer> answer, Optional<StepResult.Failed> failure) {}

    static Ended run(Flow<?, ?> flow, OperationRequest request, Consumer<Runnable> inTransaction) {
        return runTyped(flow, request.input(), inTransaction);
    }

    @SuppressWarnings("unchecked")
    private static <I extends Record, C> Ended runTyped(
            Flow<I, C> flow, Record input, Consumer<Runnable> inTransaction) {
        var typed = (I) input;
        for (var each : flow.steps()) {
            var step = (Step<C>) each;
            var failed = step.apply(flow.load(typed, new MemoryData())).<Optional<StepResult.Failed>>fold(
                    done -> Optional.empty(),
                    waiting -> {
                        throw new IllegalStateException("nothing waits here");
                    },
                    Optional::of);
            if (failed.isPresent()) {
                var why = failed.get();
                inTransaction.accept(
                        () -> flow.settle(typed, new Outcome.Failed(step.name(), why.code(), why.reason(), false)));
                return new Ended(Optional.empty(), failed);
            }
        }
        var answer = new ArrayList<JobAnswer>();
        inTransaction.accept(() -> {
            flow.settle(typed, new Outcome.Succeeded());
            answer.add(flow.answer(typed));
        });
        return new Ended(Optional.of(answer.get(0)), Optional.empty());
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
