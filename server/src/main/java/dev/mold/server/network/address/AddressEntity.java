package dev.mold.server.network.address;

import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.ZoneId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code public_address}. */
@Entity
@Table(name = "public_address")
class AddressEntity {
    @Id
    UUID id;

    UUID zoneId;
    String ip;
    String takenIp;
    UUID accountId;
    UUID networkId;
    boolean sourceNat;
    UUID staticNatMachineId;

    @Enumerated(EnumType.STRING)
    AddressState state;

    Instant created;
    Instant removed;

    protected AddressEntity() {}

    AddressEntity(UUID id, UUID zoneId, String ip, Instant created) {
        this.id = id;
        this.zoneId = zoneId;
        this.ip = ip;
        this.takenIp = ip;
        this.created = created;
    }

    /** Frees the address for others; the row stays so that its id remains known. */
    void free(Instant now) {
        takenIp = null;
        staticNatMachineId = null;
        removed = now;
    }

    PublicIpAddress toAddress() {
        return new PublicIpAddress(
                new PublicIpAddressId(id),
                ip,
                new ZoneId(zoneId),
                new AccountId(accountId),
                Optional.of(new NetworkId(networkId)),
                sourceNat);
    }
}
