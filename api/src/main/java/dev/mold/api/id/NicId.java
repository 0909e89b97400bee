package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a network interface of a machine. */
public record NicId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NicId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static NicId of(String uuid) {
        return new NicId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
