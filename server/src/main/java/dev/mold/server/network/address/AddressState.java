package dev.mold.server.network.address;

/** Where an address stands that is given to somebody; the names are CloudStack's. */
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
