package dev.mold.server.job.flow;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** One step of an operation. Where it has items, its progress sums up theirs. */
@Entity
@Table(name = "operation_step")
class StepEntity extends WorkEntity {
    @EmbeddedId
    Key key;

    String name;

    String description;

    protected StepEntity() {}

    StepEntity(Key key, String name, String description) {
        this.key = key;
        this.name = name;
        this.description = description;
    }

    /** @param n from 1 */
    @Embeddable
    record Key(UUID operationId, int n) {}
}
