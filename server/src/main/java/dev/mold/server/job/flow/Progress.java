package dev.mold.server.job.flow;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes operations up and stores how they get on; refuses every write of a server that has lost its claim. */
class Progress {
    private final OperationRepository operations;
    private final Transactions transactions;
    private final DataColumn data;
    private final Clock clock;
    private final String server;

    /** @param server name of this server */
    Progress(OperationRepository operations, Transactions transactions, DataColumn data, Clock clock, String server) {
        this.operations = operations;
        this.transactions = transactions;
        this.data = data;
        this.clock = clock;
        this.server = server;
    }

    /**
     * An operation that was taken up.
     *
     * @param again whether this server was the last to work on it
     */
    record Taken(Run run, boolean again) {}

    /** Takes the operation up; empty if it has ended or there is none. */
    Optional<Taken> claim(OperationId id) {
        return transactions.call(() -> {
            var last = operations.lastWork(id.value());
            if (last.isEmpty()) {
                return Optional.empty();
            }
            var now = clock.instant();
            var active = OperationClock.at(last.get().activeMillis(), last.get().activeUntil(), now);
            if (!operations.claim(id.value(), server, now, active)) {
                return Optional.empty();
            }
            var row = operations.find(id.value()).orElseThrow();
            var items = row.itemCount == 0 ? List.<ItemEntity>of() : operations.items(List.of(id.value()));
            var run = new Run(
                    new Claim(id, row.epoch),
                    row,
                    operations.steps(id.value()),
                    items,
                    operations.cancel(id.value()));
            return Optional.of(new Taken(run, server.equals(last.get().server())));
        });
    }

    /** The operation on the same subject that has to end before this one may begin. */
    Optional<UUID> blocker(OperationEntity operation) {
        return transactions.call(() -> operations.open(operation.subjectType, operation.subjectId).stream()
                .filter(other -> other.submission < operation.submission)
                .map(other -> other.id)
                .findFirst());
    }

    /** Stores the items of the operation's steps, together with what else is stored in the same transaction. */
    void addItems(Run run, List<ItemEntity> items, Consumer<OperationEntity> change, Runnable besides) {
        write(
                run,
                row -> {
                    row.itemCount = items.size();
                    change.accept(row);
                },
                () -> {
                    operations.add(items);
                    besides.run();
                });
        run.add(items);
    }

    /**
     * Changes the progress of a step or of one of its items, in the database and in the run, and that of the step which
     * sums up its items.
     *
     * @param change may be called twice, so it must set values and not add to them
     * @param besides what else is stored in the same transaction
     * @throws LostClaimException if another server works on the operation now
     */
    void write(Run run, Unit unit, Consumer<WorkEntity> change, Runnable besides) {
        // first in the run, for the step's sum needs it; if the transaction fails the run is dropped
        change.accept(unit.row());
        write(run, () -> {
            change.accept(operations.row(unit));
            if (unit.itemRow() != null) {
                StepSum.of(run.items(unit.step())).writeTo(unit.step(), operations.row(Unit.of(unit.step())));
            }
            besides.run();
        });
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

    /** Does something in a transaction in which the claim holds, and stores what steps changed of the operation's data. */
    void write(Run run, Runnable work) {
        var changes = run.dataChanges();
        transactions.run(() -> {
            if (!operations.holds(run.claim(), clock.instant())) {
                throw new LostClaimException(run.claim());
            }
            work.run();
            if (!changes.isEmpty()) {
                changeOperation(run, row -> data.change(row, changes));
            }
            run.cancel(operations.cancel(run.id().value()));
        });
        if (!changes.isEmpty()) {
            data.change(run.operation(), changes);
            run.dataStored();
        }
    }

    Optional<CancelEntity> cancel(Run run) {
        return operations.cancel(run.id().value());
    }

    /** Changes the operation's own row in a transaction that is open and in which the claim holds. */
    void changeOperation(Run run, Consumer<OperationEntity> change) {
        change.accept(operations.find(run.id().value()).orElseThrow());
    }
}
