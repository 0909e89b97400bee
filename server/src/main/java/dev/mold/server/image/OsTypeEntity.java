package dev.mold.server.image;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code os_type}. */
@Entity
@Table(name = "os_type")
class OsTypeEntity {
    @Id
    UUID id;

    UUID categoryId;
    String description;

    protected OsTypeEntity() {}
}
