package dev.mold.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a firewall rule, ingress or egress. */
public record FirewallRuleId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FirewallRuleId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param uuid the wire form, a UUID
     * @throws IllegalArgumentException if it is no UUID
     */
    public static FirewallRuleId of(String uuid) {
        return new FirewallRuleId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
