package dev.mold.server.image;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code os_category}. */
@Entity
@Table(name = "os_category")
class OsCategoryEntity {
    @Id
    UUID id;

    String name;

    protected OsCategoryEntity() {}
}
