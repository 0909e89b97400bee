package dev.mold.api.compute;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;

/**
 * A machine to be created.
 *
 * @param name its host name
 * @param host name of the allocated host
 * @param cpus number of vCPUs
 * @param memoryMib memory in MiB
 * @param rootDiskGib size of the root disk in GiB, at least the template's
 * @param network the network of its only interface
 * @param mac MAC address, {@code 02:…}
 * @param ip its address, assigned by DHCP
 * @param userData for cloud-init, may be empty
 * @param sshPublicKeys in OpenSSH's form, for the template's login user
 */
public record MachineSpec(
        VirtualMachineId id,
        String name,
        String host,
        int cpus,
        int memoryMib,
        long rootDiskGib,
        ImageId template,
        NetworkId network,
        String mac,
        String ip,
        String userData,
        List<String> sshPublicKeys) {
    public MachineSpec {
        sshPublicKeys = List.copyOf(sshPublicKeys);
    }
}
