package dev.mold.server.zone;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code host_cluster}: hosts of one hypervisor and one architecture. */
@Entity
@Table(name = "host_cluster")
class HostClusterEntity {
    @Id
    UUID id;

    UUID zoneId;
    UUID podId;
    String name;
    String hypervisor;
    String arch;
    boolean enabled;
    Instant created;
    Instant removed;

    protected HostClusterEntity() {}

    HostClusterEntity(UUID id, PodEntity pod, String name, String hypervisor, String arch, Instant created) {
        this.id = id;
        this.zoneId = pod.zoneId;
        this.podId = pod.id;
        this.name = name;
        this.hypervisor = hypervisor;
        this.arch = arch;
        this.enabled = true;
        this.created = created;
    }
}
