package dev.mold.server.job.flow;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes operations up and stores how they get on; refuses every write of a server that has lost its claim. */
class Progress {
    private final OperationRepository operations;
    private final Transactions transactions;
    private final Clock clock;
    private final String server;

    /** @param server name of this server */
    Progress(OperationRepository operations, Transactions transactions, Clock clock, String server) {
        this.operations = operations;
        this.transactions = transactions;
        this.clock = clock;
        this.server = server;
    }

    /** Takes the operation up; empty if it has ended or there is none. */
    Optional<Run> claim(OperationId id) {
        return transactions.call(() -> {
            if (!operations.claim(id.value(), server, clock.instant())) {
                return Optional.empty();
            }
            var row = operations.find(id.value()).orElseThrow();
            return Optional.of(new Run(
                    new Claim(id, row.epoch), row, operations.steps(id.value()), operations.cancelReason(id.value())));
        });
    }

    /** The operation on the same subject that has to end before this one may begin. */
    Optional<UUID> blocker(OperationEntity operation) {
        return transactions.call(() -> operations.open(operation.subjectType, operation.subjectId).stream()
                .filter(other -> other.submission < operation.submission)
                .map(other -> other.id)
                .findFirst());
    }

    /**
     * Changes one step, in the database and in the run.
     *
     * @param change may be called twice, so it must set values and not add to them
     * @param besides what else is stored in the same transaction
     * @throws LostClaimException if another server works on the operation now
     */
    void write(Run run, StepEntity step, Consumer<StepEntity> change, Runnable besides) {
        write(run, () -> {
            change.accept(operations.step(step.key));
            besides.run();
        });
        change.accept(step);
    }

    /**
     * Changes the operation's own row, in the database and in the run.
     *
     * @param change may be called twice, so it must set values and not add to them
     */
    void write(Run run, Consumer<OperationEntity> change, Runnable besides) {
        write(run, () -> {
            changeOperation(run, change);
            besides.run();
        });
        change.accept(run.operation());
    }

    /** Does something in a transaction in which the claim holds. */
    void write(Run run, Runnable work) {
        transactions.run(() -> {
            if (!operations.holds(run.claim(), clock.instant())) {
                throw new LostClaimException(run.claim());
            }
            work.run();
            run.cancel(operations.cancelReason(run.id().value()));
        });
    }

    Optional<String> cancelReason(Run run) {
        return operations.cancelReason(run.id().value());
    }

    /** Changes the operation's own row in a transaction that is open and in which the claim holds. */
    void changeOperation(Run run, Consumer<OperationEntity> change) {
        change.accept(operations.find(run.id().value()).orElseThrow());
    }
}
