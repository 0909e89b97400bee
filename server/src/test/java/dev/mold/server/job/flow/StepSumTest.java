package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.flow.StepState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StepSumTest {
    private static final Instant EARLY = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    @Test
    void aStepOfWhichNothingIsBegunIsPending() {
        var step = sum(item(row -> {}), item(row -> {}));
        assertThat(step.state).isEqualTo(StepState.PENDING);
        assertThat(step.started).isNull();
        assertThat(step.undoStarted).isNull();
        assertThat(step.note).isEqualTo("0 of 2 done");
    }

    @Test
    void aStepIsDoneWithTheLastOfItsItems() {
        var one = item(row -> done(row, EARLY, EARLY.plusSeconds(5)));
        var other = item(row -> done(row, EARLY.plusSeconds(1), LATE));
        other.attempts = 3;

        var step = sum(one, other);

        assertThat(step.state).isEqualTo(StepState.DONE);
        assertThat(step.started).isEqualTo(EARLY);
        assertThat(step.completed).isEqualTo(LATE);
        assertThat(step.attempts).isEqualTo(3);
        assertThat(step.note).isNull();
    }

    @Test
    void aStepOfWhichSomeItemsAreDoneRunsOn() {
        var step = sum(item(row -> done(row, EARLY, LATE)), item(row -> {}));
        assertThat(step.state).isEqualTo(StepState.RUNNING);
        assertThat(step.completed).isNull();
        assertThat(step.note).isEqualTo("1 of 2 done");
    }

    @Test
    void aFailedItemCountsBeforeOneThatRunsOrWaits() {
        var waits = item(row -> begun(row, StepState.WAITING, "for the node"));
        var runs = item(row -> begun(row, StepState.RUNNING, null));
        var failed = item(row -> begun(row, StepState.FAILED, "no disk"));

        assertThat(sum(waits, runs).state).isEqualTo(StepState.RUNNING);
        assertThat(sum(waits, runs).note).isEqualTo("0 of 2 done; name: for the node");
        assertThat(sum(waits, item(row -> {})).state).isEqualTo(StepState.WAITING);
        assertThat(sum(waits, runs, failed).state).isEqualTo(StepState.FAILED);
        assertThat(sum(waits, runs, failed).note).isEqualTo("0 of 3 done; name: no disk");
    }

    @Test
    void aStepIsBeingUndoneUntilTheLastItemThatWasBegunIs() {
        var undone = item(row -> {
            begun(row, StepState.UNDONE, null);
            row.undoStarted = EARLY;
            row.undoEnded = EARLY.plusSeconds(9);
        });
        var begun = item(row -> begun(row, StepState.RUNNING, null));
        var untouched = item(row -> {});

        var halfWay = sum(undone, begun, untouched);
        assertThat(halfWay.state).isEqualTo(StepState.UNDOING);
        assertThat(halfWay.undoStarted).isEqualTo(EARLY);
        assertThat(halfWay.undoEnded).isNull();

        begun.state = StepState.UNDONE;
        begun.undoStarted = EARLY.plusSeconds(2);
        begun.undoEnded = LATE;
        var whole = sum(undone, begun, untouched);
        assertThat(whole.state).isEqualTo(StepState.UNDONE);
        assertThat(whole.undoStarted).isEqualTo(EARLY);
        assertThat(whole.undoEnded).isEqualTo(LATE);
    }

    @Test
    void aStepFailsToBeUndoneIfAnItemDoes() {
        var stuck = item(row -> {
            begun(row, StepState.FAILED, "Not rolled back: it is in use");
            row.undoStarted = EARLY;
            row.undoEnded = LATE;
        });
        var step = sum(stuck, item(row -> {}));
        assertThat(step.state).isEqualTo(StepState.FAILED);
        assertThat(step.note).isEqualTo("0 of 2 done; name: Not rolled back: it is in use");
    }

    private static StepEntity sum(ItemEntity... items) {
        var step = new StepEntity(new StepEntity.Key(UUID.randomUUID(), 1), "step", "A step");
        StepSum.of(List.of(items)).writeTo(step);
        return step;
    }

    private static ItemEntity item(Consumer<ItemEntity> state) {
        var item = new ItemEntity(new ItemEntity.Key(UUID.randomUUID(), 1, "key"), 0, "name");
        state.accept(item);
        return item;
    }

    private static void begun(ItemEntity row, StepState state, String note) {
        row.state = state;
        row.started = EARLY;
        row.note = note;
    }

    private static void done(ItemEntity row, Instant started, Instant completed) {
        row.state = StepState.DONE;
        row.started = started;
        row.completed = completed;
    }
}
