package dev.mold.server.job.flow;

import dev.mold.api.flow.Item;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** One item of a step. */
@Entity
@Table(name = "operation_item")
class ItemEntity extends WorkEntity {
    @EmbeddedId
    Key key;

    /** Its position among the step's items, from 0. */
    int itemIndex;

    String itemName;

    protected ItemEntity() {}

    ItemEntity(Key key, int itemIndex, String itemName) {
        this.key = key;
        this.itemIndex = itemIndex;
        this.itemName = itemName;
    }

    Item item() {
        return new Item(key.itemKey(), itemName);
    }

    /** @param n number of the step, from 1 */
    @Embeddable
    record Key(UUID operationId, int n, String itemKey) {}
}
