package dev.mold.server.job.flow;

import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.ErrorKind;
import dev.mold.api.flow.OperationState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A run of a flow. */
@Entity
@Table(name = "operation")
class OperationEntity {
    @Id
    UUID id;

    /** Goes up with every operation on the same subject. */
    long submission;

    String flow;

    int flowVersion = 1;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String input;

    /** What its steps noted, as a JSON object; null for nothing. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String data;

    /** How many rows its items have in all. */
    int itemCount;

    String subjectType;

    UUID subjectId;

    String subjectName;

    UUID ownerId;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String caller;

    UUID callerAccountId;

    String command;

    String eventType;

    String description;

    UUID firstEventId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    OperationState state;

    long epoch;

    /** The server that works on it, or did last. */
    String workedBy;

    Instant touched;

    /** The operation's clock: for how long servers have worked on it, in milliseconds, counted up to activeUntil. */
    long activeMillis;

    Instant activeUntil;

    int settleFailures;

    Instant created;

    Instant completed;

    String errorCode;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ErrorKind errorKind;

    Integer errorWireCode;

    Integer errorCsCode;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String errorReason;

    String errorStep;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String result;

    protected OperationEntity() {}

    OperationEntity(UUID id) {
        this.id = id;
    }

    /** Whether a step has failed permanently. */
    boolean failing() {
        return errorCode != null;
    }

    ErrorCode error() {
        return new ErrorCode(errorCode, errorKind, errorWireCode, errorCsCode);
    }

    /** @param step may be null */
    void fail(ErrorCode code, String reason, String step) {
        errorCode = code.name();
        errorKind = code.kind();
        errorWireCode = code.wireCode();
        errorCsCode = code.csCode();
        errorReason = reason;
        errorStep = step;
    }
}
