package dev.mold.server.vm.machine;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Data of a machine that is needed only for its first boot. */
@Entity
@Table(name = "machine_boot")
class MachineBootEntity {
    @Id
    UUID machineId;

    /** Encrypted; null for none. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String userData;

    @Convert(converter = LinesConverter.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    List<String> sshPublicKeys;

    protected MachineBootEntity() {}

    MachineBootEntity(UUID machineId, String sealedUserData, List<String> sshPublicKeys) {
        this.machineId = machineId;
        this.userData = sealedUserData;
        this.sshPublicKeys = List.copyOf(sshPublicKeys);
    }
}
