package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A virtual machine to be created under an id that the caller chose.
 *
 * @param name its host name
 * @param rootDiskGib size of the root disk in GiB; 0 for the offering's or the template's
 * @param userData for cloud-init, as text; may be empty. Stored encrypted, because it may contain secrets
 * @param sshPublicKeys in OpenSSH's form, for the template's login user
 * @param keyPair name of a key pair of the account, whose public key the machine also gets if the cloud does not return
 *     it; otherwise the key is in {@code sshPublicKeys} and the name is for display only
 * @param clusterNode whether it is a node of a Kubernetes cluster, which only the cluster's own commands may remove
 */
public record NewVirtualMachine(
        VirtualMachineId id,
        String name,
        String displayName,
        AccountId owner,
        ZoneId zone,
        ServiceOfferingId offering,
        ImageId template,
        NetworkId network,
        long rootDiskGib,
        String userData,
        List<String> sshPublicKeys,
        Optional<String> keyPair,
        boolean clusterNode) {
    public NewVirtualMachine {
        sshPublicKeys = List.copyOf(sshPublicKeys);
    }
}
