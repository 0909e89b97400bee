package dev.mold.server.network;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code network_push}: the version of a network that its router has. */
@Entity
@Table(name = "network_push")
class NetworkPushEntity {
    @Id
    UUID networkId;

    long applied;

    protected NetworkPushEntity() {}

    NetworkPushEntity(UUID networkId) {
        this.networkId = networkId;
    }
}
