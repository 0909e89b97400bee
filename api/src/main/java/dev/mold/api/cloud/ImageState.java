package dev.mold.api.cloud;

/** Whether an image can be used; the names are CloudStack's. */
public enum ImageState {
    ALLOCATED("Allocated"),
    CREATING("Creating"),
    READY("Ready"),
    FAILED("Failed"),
    DESTROYED("Destroyed");

    private final String wireName;

    ImageState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
