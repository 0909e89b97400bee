package dev.mold.server.job.flow;

import dev.mold.api.flow.Item;
import dev.mold.api.flow.StepState;
import java.util.Optional;

/**
 * What is worked on at a time: a step that is done as a whole, or one item of a step.
 *
 * @param itemRow null for a step that is done as a whole
 */
record Unit(StepEntity step, ItemEntity itemRow) {
    /** Names a unit within its operation. @param item empty for a whole step */
    record Key(int n, String item) {}

    static Unit of(StepEntity step) {
        return new Unit(step, null);
    }

    Key key() {
        return new Key(step.key.n(), itemRow == null ? "" : itemRow.key.itemKey());
    }

    WorkEntity row() {
        return itemRow == null ? step : itemRow;
    }

    Optional<Item> item() {
        return Optional.ofNullable(itemRow).map(ItemEntity::item);
    }

    boolean done() {
        return row().state == StepState.DONE;
    }

    /** Begun, and neither done nor undone. */
    boolean underWay() {
        return row().started != null && !done();
    }

    /** For messages: {@code prepare-nodes of web-node-1}. */
    String label() {
        return step.name + item().map(item -> " of " + item.name()).orElse("");
    }
}
