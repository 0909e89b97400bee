package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names an SSH key pair. */
public record KeyPairId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyPairId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static KeyPairId of(String uuid) {
        return new KeyPairId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
