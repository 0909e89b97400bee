package dev.mold.server.vm.machine;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of a volume; every machine has its root volume, device 0. */
@Entity
@Table(name = "volume")
class VolumeEntity {
    static final long ROOT_DEVICE = 0;

    @Id
    UUID id;

    UUID machineId;
    String name;
    long deviceNumber;
    long sizeGib;
    Instant created;
    Instant removed;

    protected VolumeEntity() {}

    /** The root volume of an already stored machine. */
    static VolumeEntity root(UUID id, MachineEntity machine, long sizeGib, Instant now) {
        var volume = new VolumeEntity();
        volume.id = id;
        volume.machineId = machine.id;
        volume.name = "ROOT-" + machine.instanceNumber;
        volume.deviceNumber = ROOT_DEVICE;
        volume.sizeGib = sizeGib;
        volume.created = now;
        return volume;
    }
}
