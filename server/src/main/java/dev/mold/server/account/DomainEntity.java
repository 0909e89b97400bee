package dev.mold.server.account;

import dev.mold.api.id.DomainId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A domain's row. */
@Entity
@Table(name = "domain")
class DomainEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String name;

    /** {@code /} for the root, {@code /a/b/} below it. */
    @Column(nullable = false, length = 1024)
    String path;

    UUID parentId;
    int level;
    String networkDomain;

    @Column(nullable = false)
    Instant created;

    Instant removed;

    protected DomainEntity() {}

    static DomainEntity root(UUID id, Instant now) {
        var root = new DomainEntity();
        root.id = id;
        root.name = "ROOT";
        root.path = "/";
        root.created = now;
        return root;
    }

    DomainEntity child(UUID childId, String childName, Instant now) {
        var child = new DomainEntity();
        child.id = childId;
        child.name = childName;
        child.path = path + childName + "/";
        child.parentId = id;
        child.level = level + 1;
        child.created = now;
        return child;
    }

    DomainId domainId() {
        return new DomainId(id);
    }
}
