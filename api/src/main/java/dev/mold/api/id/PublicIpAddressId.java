package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a public IP address. */
public record PublicIpAddressId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PublicIpAddressId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static PublicIpAddressId of(String uuid) {
        return new PublicIpAddressId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
