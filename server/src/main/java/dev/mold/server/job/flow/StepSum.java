package dev.mold.server.job.flow;

import dev.mold.api.flow.StepState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The progress of a step, as its items make it. */
final class StepSum {
    private final List<ItemEntity> items;

    private StepSum(List<ItemEntity> items) {
        this.items = items;
    }

    /** @param items at least one */
    static StepSum of(List<ItemEntity> items) {
        return new StepSum(items);
    }

    void writeTo(WorkEntity row) {
        row.state = state();
        row.attempts = items.stream().mapToInt(item -> item.attempts).max().orElse(0);
        row.started = earliest(item -> item.started);
        row.completed = row.state == StepState.DONE ? latest(item -> item.completed) : null;
        row.undoStarted = earliest(item -> item.undoStarted);
        row.undoEnded = any(WorkEntity::toUndo) ? null : latest(item -> item.undoEnded);
        row.note = row.state == StepState.DONE ? null : note();
    }

    private StepState state() {
        if (any(item -> item.undoStarted != null)) {
            return undoState();
        }
        if (all(item -> item.state == StepState.DONE)) {
            return StepState.DONE;
        }
        for (var state : List.of(StepState.FAILED, StepState.RUNNING, StepState.WAITING)) {
            if (any(item -> item.state == state)) {
                return state;
            }
        }
        return any(item -> item.started != null) ? StepState.RUNNING : StepState.PENDING;
    }

    private StepState undoState() {
        if (any(WorkEntity::toUndo)) {
            return StepState.UNDOING;
        }
        return any(item -> item.started != null && item.state != StepState.UNDONE) ? StepState.FAILED : StepState.UNDONE;
    }

    /** Counts what is done, and quotes one item that has something to say: one that failed before one that waits. */
    private String note() {
        var done = items.stream().filter(item -> item.state == StepState.DONE).count();
        var count = done + " of " + items.size() + " done";
        return telling(item -> item.state == StepState.FAILED)
                .or(() -> telling(item -> true))
                .map(item -> count + "; " + item.itemName + ": " + item.note)
                .orElse(count);
    }

    private Optional<ItemEntity> telling(Predicate<ItemEntity> which) {
        return items.stream().filter(item -> item.note != null).filter(which).findFirst();
    }

    private boolean any(Predicate<ItemEntity> which) {
        return items.stream().anyMatch(which);
    }

    private boolean all(Predicate<ItemEntity> which) {
        return items.stream().allMatch(which);
    }

    private Instant earliest(Function<ItemEntity, Instant> time) {
        return items.stream().map(time).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private Instant latest(Function<ItemEntity, Instant> time) {
        return items.stream().map(time).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
