package dev.mold.server.network.address;

/** The state of an allocated address; the names are CloudStack's. */
enum AddressState {
    ALLOCATING("Allocating"),
    ALLOCATED("Allocated"),
    RELEASING("Releasing");

    private final String wireName;

    AddressState(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
