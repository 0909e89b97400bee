package dev.mold.server.job.flow;

import dev.mold.api.flow.StepState;
import dev.mold.api.id.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An operation as the server that works on it knows it; used by one thread. */
final class Run {
    private final Claim claim;
    private final OperationEntity operation;
    private final List<StepEntity> steps;
    private final Map<Integer, List<ItemEntity>> items = new HashMap<>();
    private final Map<Unit.Key, Unit> units = new HashMap<>();
    private final UnstoredChanges unstored = new UnstoredChanges();
    private Optional<CancelEntity> cancel;
    private Instant clockStored;

    Run(
            Claim claim,
            OperationEntity operation,
            List<StepEntity> steps,
            List<ItemEntity> items,
            Optional<CancelEntity> cancel) {
        this.claim = claim;
        this.operation = operation;
        this.steps = List.copyOf(steps);
        this.cancel = cancel;
        this.clockStored = operation.activeUntil;
        index(items);
    }

    OperationId id() {
        return claim.operation();
    }

    Claim claim() {
        return claim;
    }

    OperationEntity operation() {
        return operation;
    }

    List<StepEntity> steps() {
        return steps;
    }

    int stepCount() {
        return steps.size();
    }

    /** Why it has to end early, if it has to. */
    Optional<CancelEntity> cancel() {
        return cancel;
    }

    void cancel(Optional<CancelEntity> found) {
        cancel = found;
    }

    /** What has been changed here and is not in the database yet; {@link Progress#store} stores it. */
    UnstoredChanges unstored() {
        return unstored;
    }

    /** Changes the progress of a step or of one of its items, and that of the step which sums up its items. */
    void change(Unit unit, Consumer<WorkEntity> change) {
        change.accept(unit.row());
        unstored.add(unit.row());
        if (unit.itemRow() != null) {
            StepSum.of(items(unit.step())).writeTo(unit.step());
            unstored.add(unit.step());
        }
    }

    /**
     * Changes the operation's own row.
     *
     * @param change is called again with the row in the database, so it must set values and not add to them
     */
    void change(Consumer<OperationEntity> change) {
        change.accept(operation);
        unstored.add(change);
    }

    /** Gives steps their items. */
    void add(List<ItemEntity> more) {
        index(more);
        unstored.add(more);
        change(row -> row.itemCount = more.size());
    }

    /** The operation's clock. */
    Duration activeTime(Instant now) {
        return Duration.ofMillis(OperationClock.at(operation.activeMillis, operation.activeUntil, now));
    }

    /** Lets the operation's clock go on to now, in memory. */
    void advanceClock(Instant now) {
        operation.activeMillis = OperationClock.at(operation.activeMillis, operation.activeUntil, now);
        operation.activeUntil = now;
    }

    /** Whether the clock in the database is so far behind that another server would lose track of the time. */
    boolean clockToBeStored(Instant now) {
        return now.isAfter(clockStored.plus(OperationClock.MAX_PAUSE.dividedBy(2)));
    }

    void clockStored(Instant now) {
        clockStored = now;
    }

    List<ItemEntity> items(StepEntity step) {
        return items.getOrDefault(step.key.n(), List.of());
    }

    /** What is to be done for a step: its items, or the step itself if it has none. */
    List<Unit> units(StepEntity step) {
        var own = items(step);
        return own.isEmpty()
                ? List.of(Unit.of(step))
                : own.stream().map(item -> new Unit(step, item)).toList();
    }

    Optional<Unit> unit(Unit.Key key) {
        return Optional.ofNullable(units.get(key));
    }

    private void index(List<ItemEntity> more) {
        more.forEach(item -> items.computeIfAbsent(item.key.n(), n -> new ArrayList<>()).add(item));
        units.clear();
        steps.stream().flatMap(step -> units(step).stream()).forEach(unit -> units.put(unit.key(), unit));
    }

    boolean done() {
        return steps.stream().allMatch(step -> step.state == StepState.DONE);
    }

    /** What is undone next: all that was begun of the last step of which something is left to undo. */
    List<Unit> nextToUndo() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            var left = units(steps.get(i)).stream().filter(unit -> unit.row().toUndo()).toList();
            if (!left.isEmpty()) {
                return left;
            }
        }
        return List.of();
    }

    /** Whether everything that was begun is undone. */
    boolean undone() {
        return steps.stream()
                .flatMap(step -> units(step).stream())
                .allMatch(unit -> unit.row().started == null || unit.row().state == StepState.UNDONE);
    }

    /** Name of the last step that was begun; empty if none was. */
    String lastBegun() {
        return steps.stream()
                .filter(step -> step.started != null)
                .reduce((first, second) -> second)
                .map(step -> step.name)
                .orElse("");
    }
}
