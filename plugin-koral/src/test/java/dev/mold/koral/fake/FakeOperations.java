package dev.mold.koral.fake;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Operations that were asked for; a test runs them when it wants to. */
public final class FakeOperations implements Operations {
    private final FakeIds ids;
    private final Map<OperationId, OperationRequest> open = new LinkedHashMap<>();
    private final Map<OperationId, OperationRequest> all = new LinkedHashMap<>();

    FakeOperations(FakeIds ids) {
        this.ids = ids;
    }

    public OperationRequest request(OperationId id) {
        return all.get(id);
    }

    void ended(OperationId id) {
        open.remove(id);
    }

    /** What another operation pushed aside. */
    public List<OperationId> openOn(UUID subject) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().subject().id().equals(subject))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public OperationId submit(OperationRequest request) {
        if (!request.preempts() && !openOn(request.subject().id()).isEmpty()) {
            throw new ApiException(Errors.CONCURRENT_OPERATION, "another operation is under way");
        }
        var id = new OperationId(ids.next());
        open.put(id, request);
        all.put(id, request);
        return id;
    }

    @Override
    public void cancel(OperationId id, String reason) {
        throw new UnsupportedOperationException("Nothing is under way here");
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return Optional.ofNullable(all.get(id)).map(request -> operation(id, request));
    }

    @Override
    public Optional<Operation> underWay(String subjectType, UUID subject) {
        return openOn(subject).stream().findFirst().flatMap(this::find);
    }

    @Override
    public Optional<Operation> latest(String subjectType, UUID subject) {
        return new ArrayList<>(all.entrySet())
                .stream()
                        .filter(entry -> entry.getValue().subject().id().equals(subject))
                        .reduce((first, second) -> second)
                        .map(entry -> operation(entry.getKey(), entry.getValue()));
    }

    @Override
    public ListAnswer<Operation> list(OperationQuery query) {
        return ListAnswer.of(all.entrySet().stream()
                .filter(entry -> query.subject()
                        .map(entry.getValue().subject().id()::equals)
                        .orElse(true))
                .map(entry -> operation(entry.getKey(), entry.getValue()))
                .toList());
    }

    private Operation operation(OperationId id, OperationRequest request) {
        return new Operation(
                id,
                request.flow(),
                request.subject(),
                request.owner(),
                open.containsKey(id) ? OperationState.RUNNING : OperationState.SUCCEEDED,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** What a cancelled operation ends with. */
    static Outcome cancelled() {
        return new Outcome.Cancelled("another operation took its place", false);
    }
}
