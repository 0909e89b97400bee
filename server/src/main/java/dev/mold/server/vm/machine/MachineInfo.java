package dev.mold.server.vm.machine;

import dev.mold.api.cloud.MachineState;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import java.util.Optional;

/**
 * What operations need to know of a machine, as its row says.
 *
 * @param clusterNode whether only its cluster's commands may remove it
 * @param deleteProtected whether its owner guards it against deletion
 * @param gone whether it was expunged
 */
public record MachineInfo(
        MachineId id,
        String name,
        AccountId owner,
        NetworkId network,
        MachineState state,
        Optional<ImageId> iso,
        boolean clusterNode,
        boolean deleteProtected,
        boolean gone) {

    /** CloudStack's name of this kind of entity. */
    public static final String TYPE = "VirtualMachine";

    static MachineInfo of(MachineEntity machine) {
        return new MachineInfo(
                machine.machineId(),
                machine.name,
                machine.account(),
                machine.network(),
                machine.state,
                machine.iso(),
                machine.clusterNode,
                machine.deleteProtection,
                machine.removed != null);
    }

    public Subject subject() {
        return Subject.of(TYPE, id, name);
    }

    /** As error texts name it. */
    public String label() {
        return id + " (" + name + ")";
    }
}
