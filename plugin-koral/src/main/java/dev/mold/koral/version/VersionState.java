package dev.mold.koral.version;

import dev.mold.api.error.ApiException;
import java.util.Arrays;

/** Whether a version can be used for new clusters; the names are CloudStack's. */
public enum VersionState {
    ENABLED("Enabled"),
    DISABLED("Disabled");

    private final String wireName;

    VersionState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws ApiException INVALID_PARAMETER if it is neither name; case does not matter */
    public static VersionState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "Invalid state " + text + " for a Kubernetes version, Enabled or Disabled is needed"));
    }
}
