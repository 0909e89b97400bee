package dev.mold.server.job.flow;

import dev.mold.api.flow.StepState;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How far a step, or one of its items, is. */
@MappedSuperclass
abstract class WorkEntity {
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    StepState state = StepState.PENDING;

    int attempts;

    /** When it was first begun. */
    Instant started;

    /** The same on the operation's clock, in milliseconds; its time limit runs from here. */
    Long beganAt;

    Instant completed;

    /** It was applied, and what it brought about is being looked for. */
    boolean verifying;

    /** How often its undoing failed. */
    int undoAttempts;

    Instant undoStarted;

    /** On the operation's clock, in milliseconds. */
    Long undoBeganAt;

    /** When it was undone, or that was given up. */
    Instant undoEnded;

    /** Not to be looked at before, as far as that was stored. */
    Instant nextLook;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String note;

    boolean toUndo() {
        return started != null && undoEnded == null;
    }
}
