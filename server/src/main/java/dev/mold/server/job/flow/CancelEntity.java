package dev.mold.server.job.flow;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Asks an operation to make way. */
@Entity
@Table(name = "operation_cancel")
class CancelEntity {
    @EmbeddedId
    Key key;

    String reason;

    protected CancelEntity() {}

    CancelEntity(Key key, String reason) {
        this.key = key;
        this.reason = reason;
    }

    @Embeddable
    record Key(UUID operationId, UUID byOperation) {}
}
