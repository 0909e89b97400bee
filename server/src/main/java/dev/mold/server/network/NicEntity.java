package dev.mold.server.network;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NicId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code nic}. */
@Entity
@Table(name = "nic")
class NicEntity {
    @Id
    UUID id;

    UUID networkId;
    UUID machineId;
    String machineName;
    String ip;
    String mac;
    int device;
    Instant created;

    protected NicEntity() {}

    NicEntity(UUID id, UUID networkId, UUID machineId, Instant created) {
        this.id = id;
        this.networkId = networkId;
        this.machineId = machineId;
        this.created = created;
    }

    Nic toNic() {
        return new Nic(new NicId(id), new NetworkId(networkId), new MachineId(machineId), ip, mac, device);
    }

    NetworkConfig.Lease toLease() {
        return new NetworkConfig.Lease(new MachineId(machineId), machineName, mac, ip);
    }
}
