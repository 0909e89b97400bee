package dev.mold.api.cloud;

/** The state of a virtual machine; the names are CloudStack's. */
public enum VirtualMachineState {
    STOPPED("Stopped"),
    STARTING("Starting"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    ERROR("Error"),
    DESTROYED("Destroyed"),
    EXPUNGING("Expunging");

    private final String wireName;

    VirtualMachineState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
