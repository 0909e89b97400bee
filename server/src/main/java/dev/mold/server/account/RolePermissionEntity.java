package dev.mold.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One rule of a role. */
@Entity
@Table(name = "role_permission")
class RolePermissionEntity {
    @Id
    UUID id;

    UUID roleId;

    /** A command's name, or a pattern with {@code *}. */
    @Column(nullable = false)
    String ruleText;

    boolean allowed;
    String description;

    /** Position in the order of evaluation; the first matching rule decides. */
    int sortOrder;

    protected RolePermissionEntity() {}

    RolePermissionEntity(UUID id, UUID roleId, String ruleText, boolean allowed, int sortOrder) {
        this.id = id;
        this.roleId = roleId;
        this.ruleText = ruleText;
        this.allowed = allowed;
        this.sortOrder = sortOrder;
    }
}
