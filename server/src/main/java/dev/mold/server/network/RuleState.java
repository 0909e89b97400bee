package dev.mold.server.network;

/** The state of a rule; the names are CloudStack's. */
public enum RuleState {
    /** Stored, not yet known to be active. */
    ADD("Add"),
    ACTIVE("Active"),
    /** No longer in use, about to be removed. */
    REVOKE("Revoke");

    private final String wireName;

    RuleState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
