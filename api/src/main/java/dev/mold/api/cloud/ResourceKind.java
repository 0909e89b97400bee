package dev.mold.api.cloud;

/** Resources that can be limited; the numbers are CloudStack's {@code resourcetype}. */
public enum ResourceKind {
    USER_VM("user_vm", 0),
    PUBLIC_IP("public_ip", 1),
    VOLUME("volume", 2),
    SNAPSHOT("snapshot", 3),
    TEMPLATE("template", 4),
    PROJECT("project", 5),
    NETWORK("network", 6),
    VPC("vpc", 7),
    /** Cores. */
    CPU("cpu", 8),
    /** MiB. */
    MEMORY("memory", 9),
    /** GiB. */
    PRIMARY_STORAGE("primary_storage", 10),
    /** GiB. */
    SECONDARY_STORAGE("secondary_storage", 11);

    private final String wireName;
    private final int wireNumber;

    ResourceKind(String wireName, int wireNumber) {
        this.wireName = wireName;
        this.wireNumber = wireNumber;
    }

    public String wireName() {
        return wireName;
    }

    public int wireNumber() {
        return wireNumber;
    }
}
