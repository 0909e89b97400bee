package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names one rule of a role. */
public record RolePermissionId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RolePermissionId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static RolePermissionId of(String uuid) {
        return new RolePermissionId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
