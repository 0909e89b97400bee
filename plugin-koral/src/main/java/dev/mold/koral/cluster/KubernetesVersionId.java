package dev.mold.koral.cluster;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mold.api.id.Id;
import java.util.Objects;
import java.util.UUID;

/** Names a supported Kubernetes version. */
public record KubernetesVersionId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KubernetesVersionId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static KubernetesVersionId of(String uuid) {
        return new KubernetesVersionId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
