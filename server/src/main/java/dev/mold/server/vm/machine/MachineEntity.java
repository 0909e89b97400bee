package dev.mold.server.vm.machine;

import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.vm.machine.MachineParts.Fit;
import dev.mold.server.zone.Demand;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;

/** The row of a virtual machine; it is kept, marked as removed, after the machine is expunged. */
@Entity
@Table(name = "machine")
class MachineEntity {
    private static final int REASON_LENGTH = 1000;

    @Id
    UUID id;

    /** Assigned by the database; part of the instance names on the host. */
    @Generated(event = EventType.INSERT)
    @Column(insertable = false, updatable = false)
    Long instanceNumber;

    String name;
    String nameTaken;
    String displayName;
    UUID accountId;
    UUID userId;
    String userName;
    UUID zoneId;
    UUID offeringId;
    UUID templateId;
    UUID networkId;
    String ip;
    int cpus;
    int cpuMhz;
    int memoryMib;

    /** The architecture of its template when the machine was created. */
    String arch;

    @Convert(converter = DetailsConverter.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    Map<String, String> details;

    @Convert(converter = LinesConverter.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    List<String> keyPairs;

    boolean clusterNode;
    boolean deleteProtection;
    UUID isoId;
    UUID hostId;

    /** Whether it keeps its host while it is stopped, because it is being rebooted. */
    boolean keepsHost;

    /** Whether the back end was asked to create it; from then on its user data cannot be changed. */
    boolean made;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    VirtualMachineState state;

    String reason;
    Instant created;
    Instant updated;
    Instant removed;

    @Version
    long version;

    protected MachineEntity() {}

    MachineEntity(MachineDraft draft, Fit fit, String ip, Instant now) {
        var machine = draft.machine();
        this.id = machine.id().value();
        this.name = machine.name();
        this.nameTaken = machine.name().toLowerCase(Locale.ROOT);
        this.displayName = machine.displayName();
        this.accountId = machine.owner().value();
        this.userId = draft.maker().map(maker -> maker.user().value()).orElse(null);
        this.userName = draft.maker().map(MachineDraft.Maker::name).orElse(null);
        this.zoneId = machine.zone().value();
        this.offeringId = machine.offering().value();
        this.templateId = machine.template().value();
        this.networkId = machine.network().value();
        this.ip = ip;
        this.cpus = fit.size().cpus();
        this.cpuMhz = fit.size().cpuMhz();
        this.memoryMib = fit.size().memoryMib();
        this.arch = fit.arch();
        this.details = draft.details();
        this.keyPairs = draft.keyPairs();
        this.clusterNode = machine.clusterNode();
        this.state = VirtualMachineState.STOPPED;
        this.reason = "";
        this.created = now;
        this.updated = now;
    }

    /** Applies the transition for the event. */
    void on(MachineEvent event, String why, Instant now) {
        state = MachineLifecycle.TABLE.next(state, event);
        reason = why.length() > REASON_LENGTH ? why.substring(0, REASON_LENGTH) : why;
        updated = now;
    }

    boolean foresees(MachineEvent event) {
        return MachineLifecycle.TABLE.find(state, event).isPresent();
    }

    /** Marks it as removed and frees its name. */
    void remove(Instant now) {
        removed = now;
        updated = now;
        nameTaken = null;
        isoId = null;
        hostId = null;
    }

    VirtualMachineId machineId() {
        return new VirtualMachineId(id);
    }

    NetworkId network() {
        return new NetworkId(networkId);
    }

    ZoneId zone() {
        return new ZoneId(zoneId);
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    Optional<ImageId> iso() {
        return Optional.ofNullable(isoId).map(ImageId::new);
    }

    Optional<HostId> host() {
        return Optional.ofNullable(hostId).map(HostId::new);
    }

    Demand demand() {
        return new Demand(arch, cpus, cpuMhz, memoryMib);
    }

    /** The machine as the port's type. */
    VirtualMachine machine() {
        return new VirtualMachine(
                machineId(),
                name,
                account(),
                new ServiceOfferingId(offeringId),
                network(),
                ip,
                state,
                iso(),
                reason);
    }

    /** The name on the host, in CloudStack's style. */
    String instanceName() {
        return "i-" + instanceNumber + "-" + instanceNumber + "-VM";
    }
}
