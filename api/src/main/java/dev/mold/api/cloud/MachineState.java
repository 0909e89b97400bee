package dev.mold.api.cloud;

/** Where a virtual machine stands; the names are CloudStack's. */
public enum MachineState {
    STOPPED("Stopped"),
    STARTING("Starting"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    ERROR("Error"),
    DESTROYED("Destroyed"),
    EXPUNGING("Expunging");

    private final String wireName;

    MachineState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
