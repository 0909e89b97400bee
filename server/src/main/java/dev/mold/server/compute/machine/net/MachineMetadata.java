package dev.mold.server.compute.machine.net;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;

/**
 * The data that the metadata service returns to a machine, which it identifies by its address.
 *
 * @param ip the machine's address in the network
 * @param hostname its name in the network
 * @param offering name of its service offering
 * @param zone name of its zone
 * @param publicKeys of its login user, in OpenSSH's form
 * @param userData for cloud-init, unchanged
 */
public record MachineMetadata(
        VirtualMachineId machine,
        NetworkId network,
        String ip,
        String hostname,
        String offering,
        String zone,
        List<String> publicKeys,
        byte[] userData) {
    public MachineMetadata {
        publicKeys = List.copyOf(publicKeys);
        userData = userData.clone();
    }

    @Override
    public byte[] userData() {
        return userData.clone();
    }
}
