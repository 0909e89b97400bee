package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.vm.machine.UserData;
import java.util.List;

/** Creates a machine and starts it. */
@ApiCommand(
        name = "deployVirtualMachine",
        kind = CommandKind.ASYNC_CREATE,
        description = "Creates a virtual machine and, unless startvm is false, starts it",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DeployVirtualMachine(
        @Param(value = "The id of the compute offering", required = true, access = Access.USE)
                ServiceOfferingId serviceofferingid,
        @Param(value = "The id of the template; required", access = Access.USE) ImageId templateid,
        @Param(value = "The id of the zone", required = true, access = Access.USE) ZoneId zoneid,
        @Param(value = "The id of the network; the owner's only one if none is given", access = Access.USE)
                List<NetworkId> networkids,
        @Param("The network and the address in it, as iptonetworklist[0].networkid and iptonetworklist[0].ip")
                IndexedParams iptonetworklist,
        @Param("The address in the network; any free one if none is given") String ipaddress,
        @Param("The host name; generated if none is given") String name,
        @Param("The display name") String displayname,
        @Param(value = "Size of the root disk in GiB", since = "4.4") Long rootdisksize,
        @Param(value = "Details; cpuNumber, cpuSpeed and memory for a custom offering", since = "4.3")
                IndexedParams details,
        @Param("The name of a key pair for the login user") String keypair,
        @Param(value = "Names of further key pairs", since = "4.17") List<String> keypairs,
        @Param(value = "User data for cloud-init as base64", length = UserData.MAX_CHARACTERS) String userdata,
        @Param("The hypervisor, which must be the zone's") String hypervisor,
        @Param("Whether it is started at once; true if not given") Boolean startvm,
        @ParamGroup Owner owner,
        @ParamGroup NotOffered notOffered) {

    /** Omits the user data, which may contain secrets. */
    @Override
    public String toString() {
        return "deployVirtualMachine " + name;
    }
}
