package dev.mold.server.network;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code network}. */
@Entity
@Table(name = "network")
class NetworkEntity {
    @Id
    UUID id;

    String name;
    String displayText;
    UUID accountId;
    UUID zoneId;
    UUID offeringId;
    String cidr;
    String gateway;
    String firstIp;
    String lastIp;
    String domainSuffix;
    String wantedAddress;
    UUID routerId;

    @Enumerated(EnumType.STRING)
    NetworkState state;

    long version;
    Instant created;
    Instant implemented;
    Instant removed;

    protected NetworkEntity() {}

    NetworkEntity(UUID id, UUID routerId, Instant created) {
        this.id = id;
        this.routerId = routerId;
        this.state = NetworkState.ALLOCATED;
        this.created = created;
    }

    /** Whether the back end has a router for it, or is setting one up. */
    boolean hasRouter() {
        return state == NetworkState.IMPLEMENTING || state == NetworkState.IMPLEMENTED;
    }

    /** Whether machines, addresses and rules may still be added. */
    boolean open() {
        return state == NetworkState.ALLOCATED || hasRouter();
    }

    Cidr block() {
        return Cidr.parse(cidr);
    }

    Network toNetwork() {
        return new Network(
                new NetworkId(id),
                name,
                new AccountId(accountId),
                new ZoneId(zoneId),
                new NetworkOfferingId(offeringId),
                true,
                cidr,
                gateway,
                state);
    }
}
