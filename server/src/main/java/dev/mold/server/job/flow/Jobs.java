package dev.mold.server.job.flow;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Visibility;
import dev.mold.api.flow.StepState;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Operations as the jobs that they are to clients. */
public final class Jobs {
    private final OperationRepository operations;
    private final Transactions transactions;
    private final JsonMapper mapper;

    Jobs(OperationRepository operations, Transactions transactions, JsonMapper mapper) {
        this.operations = operations;
        this.transactions = transactions;
        this.mapper = mapper;
    }

    public Optional<Job> find(OperationId id) {
        return transactions.call(
                () -> operations.find(id.value()).map(row -> job(row, operations.steps(id.value()))));
    }

    /** Jobs under way, the newest first. */
    public ListAnswer<Job> underWay(Visibility visibility, Optional<Instant> since, Paging paging) {
        var found = operations
                .query()
                .where("e.completed is null")
                .visible(visibility, "callerAccountId")
                .where("e.created >= ?", since.orElse(null))
                .contains(paging.keyword(), "command");
        return transactions.call(() -> found.page(paging, page -> {
            var steps = operations.steps(page.stream().map(row -> row.id).toList());
            return page.stream()
                    .map(row -> job(row, steps.getOrDefault(row.id, List.of())))
                    .toList();
        }));
    }

    /** The job under way on each of the subjects that has one. */
    public Map<UUID, OperationId> underWay(Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, OperationId>();
        transactions.call(() -> operations.open(subjects))
                .forEach(row -> found.putIfAbsent((UUID) row[0], new OperationId((UUID) row[1])));
        return found;
    }

    private Job job(OperationEntity row, List<StepEntity> steps) {
        return new Job(
                new OperationId(row.id),
                mapper.readValue(row.caller, CallContext.class),
                new AccountId(row.ownerId),
                row.command,
                new Subject(row.subjectType, row.subjectId, row.subjectName),
                row.state,
                row.created,
                Optional.ofNullable(row.completed),
                row.failing() ? Optional.of(row.error()) : Optional.empty(),
                Optional.ofNullable(row.result),
                Optional.ofNullable(row.workedBy),
                row.state.ended() ? Optional.empty() : progress(steps));
    }

    private static Optional<String> progress(List<StepEntity> steps) {
        return steps.stream()
                .filter(step -> step.state != StepState.DONE && step.state != StepState.PENDING)
                .findFirst()
                .map(step -> step.name + " (" + step.key.n() + " of " + steps.size() + ")"
                        + (step.note == null ? "" : ": " + step.note));
    }
}
