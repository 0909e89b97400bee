package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a cluster of hosts (not a Kubernetes cluster). */
public record HostClusterId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HostClusterId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static HostClusterId of(String uuid) {
        return new HostClusterId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
