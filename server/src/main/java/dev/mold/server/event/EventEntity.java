package dev.mold.server.event;

import dev.mold.api.cloud.EventLevel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One entry of the event log. */
@Entity
@Table(name = "event_log")
class EventEntity {
    @Id
    UUID id;

    /** Order of recording; given by the database. */
    @Column(insertable = false, updatable = false)
    Long n;

    String type;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    EventLevel level;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    EventState state;

    String description;

    UUID userId;

    String username;

    UUID ownerId;

    String resourceType;

    UUID resourceId;

    String resourceName;

    UUID parentId;

    boolean archived;

    Instant created;

    protected EventEntity() {}

    EventEntity(UUID id, Instant created) {
        this.id = id;
        this.created = created;
    }
}
