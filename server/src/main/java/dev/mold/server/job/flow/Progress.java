package dev.mold.server.job.flow;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * Goes on with an operation that this server has taken up before.
     *
     * @return whether its claim still stands, so that the run is up to date
     */
    boolean resume(Run run) {
        var stands = transactions.call(() -> {
            if (!operations.stands(run.claim())) {
                return false;
            }
            run.cancel(operations.cancel(run.id().value()));
            return true;
        });
        if (stands) {
            run.advanceClock(clock.instant());
        }
        return stands;
    }

    /** The operation on the same subject that has to end before this one may begin. */
    Optional<UUID> blocker(OperationEntity operation) {
        return transactions.call(() -> operations.open(operation.subjectType, operation.subjectId).stream()
                .filter(other -> other.submission < operation.submission)
                .map(other -> other.id)
                .findFirst());
    }

    /**
     * Stores what has changed in the run, and reads whether the operation has to end early.
     *
     * @throws LostClaimException if another server works on the operation now
     */
    void store(Run run) {
        if (!run.unstored().isEmpty() || run.clockToBeStored(clock.instant())) {
            store(run, () -> {});
        }
    }

    /** The same, and does something in the same transaction, in which the claim holds. */
    void store(Run run, Runnable work) {
        var now = clock.instant();
        run.advanceClock(now);
        transactions.run(() -> {
            if (!operations.holds(run.claim(), now, run.operation().activeMillis)) {
                throw new LostClaimException(run.claim());
            }
            run.unstored().writeTo(operations, () -> row(run));
            work.run();
            run.cancel(operations.cancel(run.id().value()));
        });
        run.clockStored(now);
        run.unstored().stored();
    }

    Optional<CancelEntity> cancel(Run run) {
        return operations.cancel(run.id().value());
    }

    /** The operation's own row; to be called in a transaction. */
    OperationEntity row(Run run) {
        return operations.find(run.id().value()).orElseThrow();
    }
}
