package dev.mold.server.job.flow;

import dev.mold.api.flow.StepState;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One step of a run. */
@Entity
@Table(name = "operation_step")
class StepEntity {
    @EmbeddedId
    Key key;

    String name;

    String description;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    StepState state = StepState.PENDING;

    int attempts;

    /** When it was first begun; its time limit runs from here. */
    Instant started;

    Instant completed;

    /** It was applied, and what it brought about is being looked for. */
    boolean verifying;

    /** How often its undoing failed. */
    int undoAttempts;

    Instant undoStarted;

    /** When it was undone, or that was given up. */
    Instant undoEnded;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String note;

    protected StepEntity() {}

    StepEntity(Key key, String name, String description) {
        this.key = key;
        this.name = name;
        this.description = description;
    }

    boolean toUndo() {
        return started != null && undoEnded == null;
    }

    /** @param n from 1 */
    @Embeddable
    record Key(UUID operationId, int n) {}
}
