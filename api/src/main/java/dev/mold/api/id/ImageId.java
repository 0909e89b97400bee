package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a template or an ISO. */
public record ImageId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImageId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static ImageId of(String uuid) {
        return new ImageId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
