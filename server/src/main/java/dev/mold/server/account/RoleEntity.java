package dev.mold.server.account;

import dev.mold.api.command.RoleType;
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

/** A role's row. */
@Entity
@Table(name = "role")
class RoleEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 32)
    RoleType type;

    String description;

    /** Whether it is one of the four roles that every server has. */
    boolean standard;

    /** Whether others than root administrators may assign it. */
    boolean shared;

    @Column(nullable = false)
    Instant created;

    Instant removed;

    protected RoleEntity() {}

    RoleEntity(UUID id, String name, RoleType type, String description, Instant now) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.description = description;
        this.shared = true;
        this.created = now;
    }
}
