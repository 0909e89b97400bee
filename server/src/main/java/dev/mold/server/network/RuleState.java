package dev.mold.server.network;

/** Where a rule stands; the names are CloudStack's. */
public enum RuleState {
    /** Stored, not yet known to be at work. */
    ADD("Add"),
    ACTIVE("Active"),
    /** No longer at work, about to be removed. */
    REVOKE("Revoke");

    private final String wireName;

    RuleState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
