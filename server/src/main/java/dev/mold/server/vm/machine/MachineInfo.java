package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.Optional;

/**
 * The data of a machine that operations need, as stored in its row.
 *
 * @param arch CloudStack's name of the architecture that it was created for
 * @param clusterNode whether only its cluster's commands may remove it
 * @param deleteProtected whether its owner protected it against deletion
 * @param gone whether it was expunged
 */
public record MachineInfo(
        VirtualMachineId id,
        String name,
        AccountId owner,
        NetworkId network,
        VirtualMachineState state,
        Optional<ImageId> iso,
        String arch,
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
                machine.arch,
                machine.clusterNode,
                machine.deleteProtection,
                machine.removed != null);
    }

    /** @throws ApiException INVALID_PARAMETER if the ISO is for machines of another architecture */
    public void checkTakes(Image iso) {
        if (!iso.arch().equals(arch)) {
            throw ApiException.invalid("ISO " + iso.name() + " is for " + iso.arch() + ", but the virtual machine "
                    + label() + " is " + arch);
        }
    }

    public Subject subject() {
        return Subject.of(TYPE, id, name);
    }

    /** The name used in error messages. */
    public String label() {
        return id + " (" + name + ")";
    }
}
