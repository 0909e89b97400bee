package dev.mold.server.job.flow;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.RowLocks;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.json.JsonMapper;

/** Takes operations in and shows how they get on; the workers of all servers run them. */
public final class FlowEngine implements Operations {
    private final FlowRegistry flows;
    private final OperationRepository operations;
    private final OperationQueue queue;
    private final OperationEvents events;
    private final Transactions transactions;
    private final RowLocks locks;
    private final JsonMapper mapper;
    private final IdSource ids;
    private final Clock clock;

    FlowEngine(
            FlowRegistry flows,
            OperationRepository operations,
            OperationQueue queue,
            OperationEvents events,
            Transactions transactions,
            RowLocks locks,
            JsonMapper mapper,
            IdSource ids,
            Clock clock) {
        this.flows = flows;
        this.operations = operations;
        this.queue = queue;
        this.events = events;
        this.transactions = transactions;
        this.locks = locks;
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public OperationId submit(OperationRequest request) {
        var flow = flows.find(request.flow())
                .orElseThrow(() -> new IllegalArgumentException("There is no flow " + request.flow()));
        return transactions.call(() -> {
            var subject = request.subject();
            var submission = locks.take("operation on " + subject.type() + " " + subject.id());
            var same = sameUnderWay(request);
            if (same.isPresent()) {
                return same.get();
            }
            var id = request.caller().customJobId().orElseGet(() -> new OperationId(ids.next()));
            makeRoom(request, id);
            var row = row(request, id, submission);
            row.flowVersion = flow.version();
            try {
                operations.add(row, steps(flow, id));
            } catch (PersistenceException | DataIntegrityViolationException e) {
                throw new ApiException(Errors.INVALID_PARAMETER, "The job id " + id + " is taken", e);
            }
            queue.add(id);
            return id;
        });
    }

    /** The operation that a request joins, rather than taking the place of one that does the same. */
    private Optional<OperationId> sameUnderWay(OperationRequest request) {
        var subject = request.subject();
        return request.preempts()
                ? operations.open(subject.type(), subject.id()).stream()
                        .filter(other -> other.flow.equals(request.flow()))
                        .filter(other -> operations.cancel(other.id).isEmpty())
                        .map(other -> new OperationId(other.id))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public void cancel(OperationId id, String reason) {
        transactions.run(() -> {
            var row = operations.find(id.value())
                    .orElseThrow(() -> ApiException.invalid("There is no operation with id " + id));
            if (row.state.ended()) {
                throw ApiException.wrongState("Operation " + id + " has ended");
            }
            if (pastPointOfNoReturn(row)) {
                throw ApiException.wrongState("Operation " + id + " is past the point from which it can be rolled back");
            }
            var key = new CancelEntity.Key(row.id, row.id);
            if (!operations.cancelled(key)) {
                operations.add(new CancelEntity(key, reason, true));
                queue.wake(id);
            }
        });
    }

    private boolean pastPointOfNoReturn(OperationEntity row) {
        return flows.find(row.flow)
                .filter(flow -> FlowRun.pastPointOfNoReturn(flow, operations.steps(row.id)))
                .isPresent();
    }

    private void makeRoom(OperationRequest request, OperationId id) {
        if (operations.find(id.value()).isPresent()) {
            throw ApiException.invalid("The job id " + id + " is taken");
        }
        var subject = request.subject();
        var underWay = operations.open(subject.type(), subject.id());
        if (underWay.isEmpty()) {
            return;
        }
        if (!request.preempts()) {
            throw new ApiException(
                    Errors.CONCURRENT_OPERATION,
                    "Another operation is under way on " + subject.name() + ": " + underWay.get(0).description
                            + " (job " + underWay.get(0).id + ")");
        }
        for (var other : underWay) {
            operations.add(new CancelEntity(
                    new CancelEntity.Key(other.id, id.value()), "It made way for " + request.description(), false));
            queue.wake(new OperationId(other.id));
        }
    }

    private OperationEntity row(OperationRequest request, OperationId id, long submission) {
        var row = new OperationEntity(id.value());
        row.submission = submission;
        row.flow = request.flow();
        row.input = mapper.writeValueAsString(request.input());
        row.subjectType = request.subject().type();
        row.subjectId = request.subject().id();
        row.subjectName = request.subject().name();
        row.ownerId = request.owner().value();
        row.caller = mapper.writeValueAsString(request.caller());
        row.callerAccountId = request.caller().account().value();
        row.command = request.command();
        row.eventType = request.eventType();
        row.description = request.description();
        row.firstEventId = events.scheduled(request).value();
        row.state = OperationState.PENDING;
        row.created = clock.instant();
        row.touched = row.created;
        return row;
    }

    private static List<StepEntity> steps(Flow<?, ?> flow, OperationId id) {
        var rows = new ArrayList<StepEntity>();
        for (var step : flow.steps()) {
            rows.add(new StepEntity(
                    new StepEntity.Key(id.value(), rows.size() + 1), step.name(), step.description()));
        }
        return rows;
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return transactions.call(() -> operations.find(id.value()).map(this::withSteps));
    }

    @Override
    public Optional<Operation> underWay(String subjectType, UUID subject) {
        return transactions.call(() ->
                operations.open(subjectType, subject).stream().findFirst().map(this::withSteps));
    }

    @Override
    public Set<UUID> underWay(String subjectType, Collection<UUID> subjects) {
        return subjects.isEmpty() ? Set.of() : transactions.call(() -> operations.busy(subjectType, subjects));
    }

    @Override
    public Optional<Operation> latest(String subjectType, UUID subject) {
        return transactions.call(() -> operations.latest(subjectType, subject).map(this::withSteps));
    }

    @Override
    public ListAnswer<Operation> list(OperationQuery query) {
        var found = operations
                .query()
                .equal("subjectType", query.subjectType())
                .equal("id", query.id().map(OperationId::value).orElse(null))
                .equal("subjectId", query.subject().orElse(null))
                .equal("state", query.state().orElse(null))
                .visible(query.visibility(), "ownerId")
                .contains(query.paging().keyword(), "flow", "subjectName");
        return transactions.call(() -> found.page(query.paging(), page -> {
            var steps = operations.steps(page.stream().map(row -> row.id).toList());
            var items = items(page);
            return page.stream()
                    .map(row -> view(row, steps.getOrDefault(row.id, List.of()), items))
                    .toList();
        }));
    }

    private Operation withSteps(OperationEntity row) {
        return view(row, operations.steps(row.id), items(List.of(row)));
    }

    private Map<StepEntity.Key, List<ItemEntity>> items(List<OperationEntity> rows) {
        var having = rows.stream().filter(row -> row.itemCount > 0).map(row -> row.id).toList();
        return operations.items(having).stream()
                .collect(Collectors.groupingBy(item -> new StepEntity.Key(item.key.operationId(), item.key.n())));
    }

    private static Operation view(
            OperationEntity row, List<StepEntity> steps, Map<StepEntity.Key, List<ItemEntity>> items) {
        return new Operation(
                new OperationId(row.id),
                row.flow,
                new Subject(row.subjectType, row.subjectId, row.subjectName),
                new AccountId(row.ownerId),
                row.state,
                row.created,
                Optional.ofNullable(row.completed),
                row.failing()
                        ? Optional.of(new Operation.Failure(
                                row.error(), row.errorReason, Optional.ofNullable(row.errorStep)))
                        : Optional.empty(),
                steps.stream()
                        .map(step -> new Operation.StepProgress(
                                step.name,
                                step.description,
                                step.state,
                                step.attempts,
                                // a step that had nothing to do ended as it began
                                Optional.ofNullable(step.started).or(() -> Optional.ofNullable(step.completed)),
                                Optional.ofNullable(step.completed),
                                Optional.ofNullable(step.note),
                                items.getOrDefault(step.key, List.of()).stream()
                                        .map(FlowEngine::view)
                                        .toList()))
                        .toList());
    }

    private static Operation.ItemProgress view(ItemEntity item) {
        return new Operation.ItemProgress(
                item.item(),
                item.state,
                item.attempts,
                Optional.ofNullable(item.started),
                Optional.ofNullable(item.completed),
                Optional.ofNullable(item.note));
    }
}
