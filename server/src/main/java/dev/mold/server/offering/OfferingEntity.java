package dev.mold.server.offering;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** The common columns of all kinds of offerings. */
@MappedSuperclass
abstract class OfferingEntity {
    @Id
    UUID id;

    String name;
    String displayText;
    int sortKey;
    Instant created;
    Instant removed;

    protected OfferingEntity() {}

    OfferingEntity(UUID id, String name, String displayText, Instant created) {
        this.id = id;
        this.name = name;
        this.displayText = displayText;
        this.created = created;
    }
}
