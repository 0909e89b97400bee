package dev.mold.server.job.flow;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Asks an operation to end early. A row of its own, so that asking does not wait for the server that works on it. */
@Entity
@Table(name = "operation_cancel")
class CancelEntity {
    @EmbeddedId
    Key key;

    String reason;

    /** Whether what the operation did is to be rolled back; else whoever asked takes over what is there. */
    boolean rollsBack;

    protected CancelEntity() {}

    CancelEntity(Key key, String reason, boolean rollsBack) {
        this.key = key;
        this.reason = reason;
        this.rollsBack = rollsBack;
    }

    /** @param byOperation the operation that takes its place; the operation itself if a user cancels it */
    @Embeddable
    record Key(UUID operationId, UUID byOperation) {}
}
