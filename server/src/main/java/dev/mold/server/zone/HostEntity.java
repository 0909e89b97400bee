package dev.mold.server.zone;

import dev.mold.api.compute.BackendHost;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code host}. */
@Entity
@Table(name = "host")
class HostEntity {
    @Id
    UUID id;

    UUID zoneId;
    UUID podId;
    UUID clusterId;
    String name;
    String address;
    String hypervisor;
    String arch;
    int cpus;
    int cpuMhz;
    long memoryMib;
    boolean enabled;

    /** CPU in MHz that is allocated to machines; changed by {@link ZoneRepository#allocate} only. */
    @Column(updatable = false)
    long allocatedMhz;

    /** Memory in MiB that is allocated to machines; changed by {@link ZoneRepository#allocate} only. */
    @Column(updatable = false)
    long allocatedMib;

    Instant created;
    Instant removed;

    protected HostEntity() {}

    HostEntity(UUID id, HostClusterEntity cluster, BackendHost host, Instant created) {
        this.id = id;
        this.zoneId = cluster.zoneId;
        this.podId = cluster.podId;
        this.clusterId = cluster.id;
        this.hypervisor = cluster.hypervisor;
        this.name = host.name();
        this.enabled = true;
        this.created = created;
        update(host);
    }

    /** Updates the architecture, size and address to what the back end reports. */
    final void update(BackendHost host) {
        this.address = host.address();
        this.arch = host.arch();
        this.cpus = host.cpus();
        this.cpuMhz = host.cpuMhz();
        this.memoryMib = host.memoryMib();
    }
}
