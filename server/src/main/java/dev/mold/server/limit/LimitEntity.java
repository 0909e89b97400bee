package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceKind;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A limit that an administrator set. */
@Entity
@Table(name = "resource_limit")
class LimitEntity {
    @EmbeddedId
    Key key;

    /** -1 for no limit. */
    long most;

    protected LimitEntity() {}

    LimitEntity(Key key, long most) {
        this.key = key;
        this.most = most;
    }

    enum Scope {
        ACCOUNT,
        DOMAIN
    }

    @Embeddable
    record Key(
            @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Scope scope,
            UUID ownerId,
            @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) ResourceKind kind) {}
}
