package dev.mold.server.network.address;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row of {@code public_address_pool}. */
@Entity
@Table(name = "public_address_pool")
class AddressPoolEntity {
    static final int ID = 1;

    @Id
    int id;

    protected AddressPoolEntity() {}
}
