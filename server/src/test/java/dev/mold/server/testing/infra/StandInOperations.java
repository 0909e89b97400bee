package dev.mold.server.testing.infra;

import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
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
import org.springframework.beans.factory.ObjectProvider;

/** Keeps what is submitted; a test runs it, outside of the transaction that submitted it. */
public final class StandInOperations implements Operations {
    private final ObjectProvider<Flow<?, ?>> flows;
    private final List<OperationRequest> submitted = new ArrayList<>();

    public StandInOperations(ObjectProvider<Flow<?, ?>> flows) {
        this.flows = flows;
    }

    public List<OperationRequest> submitted() {
        return submitted;
    }

    /** Runs what was submitted last. @throws ApiException with the code and reason of the step that failed */
    public void run() {
        var request = submitted.remove(submitted.size() - 1);
        var flow = flows.stream()
                .filter(candidate -> candidate.name().equals(request.flow()))
                .findFirst()
                .orElseThrow();
        run(flow, request.input());
    }

    private static <I extends Record, C> void run(Flow<I, C> flow, Record input) {
        var context = flow.load(flow.inputType().cast(input), new MemoryData());
        for (var each : flow.steps()) {
            var step = (Step<C>) each;
            if (step.apply(context) instanceof StepResult.Failed failed) {
                throw new ApiException(failed.code(), failed.reason());
            }
        }
    }

    @Override
    public OperationId submit(OperationRequest request) {
        submitted.add(request);
        return new OperationId(UUID.randomUUID());
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
