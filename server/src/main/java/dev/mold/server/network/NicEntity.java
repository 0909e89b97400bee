package dev.mold.server.network;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NicId;
import dev.mold.api.id.VirtualMachineId;
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
        return new Nic(new NicId(id), new NetworkId(networkId), new VirtualMachineId(machineId), ip, mac, device);
    }

    NetworkConfig.Lease toLease() {
        return new NetworkConfig.Lease(new VirtualMachineId(machineId), machineName, mac, ip);
    }
}
