package dev.mold.api.cloud;

/** Whether a network has its router; the names are CloudStack's. */
public enum NetworkState {
    ALLOCATED("Allocated"),
    IMPLEMENTING("Implementing"),
    IMPLEMENTED("Implemented"),
    SHUTDOWN("Shutdown"),
    DESTROYED("Destroy");

    private final String wireName;

    NetworkState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
