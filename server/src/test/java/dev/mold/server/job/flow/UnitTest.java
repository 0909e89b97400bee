package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.flow.Item;
import dev.mold.api.flow.StepState;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnitTest {
    private static final UUID OPERATION = UUID.randomUUID();

    private final StepEntity step = new StepEntity(new StepEntity.Key(OPERATION, 3), "prepare-nodes", "Prepares");
    private final ItemEntity item = new ItemEntity(new ItemEntity.Key(OPERATION, 3, "id-1"), 0, "web-node-1");

    @Test
    void aStepIsNamedByItself() {
        var unit = Unit.of(step);
        assertThat(unit.label()).isEqualTo("prepare-nodes");
        assertThat(unit.key()).isEqualTo(new Unit.Key(3, ""));
        assertThat(unit.item()).isEmpty();
        assertThat(unit.row()).isSameAs(step);
    }

    @Test
    void anItemIsNamedWithItsStep() {
        var unit = new Unit(step, item);
        assertThat(unit.label()).isEqualTo("prepare-nodes of web-node-1");
        assertThat(unit.key()).isEqualTo(new Unit.Key(3, "id-1"));
        assertThat(unit.item()).contains(new Item("id-1", "web-node-1"));
        assertThat(unit.row()).isSameAs(item);
    }

    @Test
    void isUnderWayFromItsBeginningUntilItIsDone() {
        var unit = new Unit(step, item);
        assertThat(unit.underWay()).isFalse();
        item.started = Instant.EPOCH;
        assertThat(unit.underWay()).isTrue();
        assertThat(unit.done()).isFalse();
        item.state = StepState.DONE;
        assertThat(unit.underWay()).isFalse();
        assertThat(unit.done()).isTrue();
    }
}
