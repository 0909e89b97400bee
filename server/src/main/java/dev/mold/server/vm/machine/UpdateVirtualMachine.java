package dev.mold.server.vm.machine;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;

/** Changes properties of a machine that do not affect it on its host. */
@ApiCommand(
        name = "updateVirtualMachine",
        kind = CommandKind.SYNC,
        description = "Changes the display name, the details, the protection or the user data of a virtual machine",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record UpdateVirtualMachine(
        @Param(value = "The id of the machine", required = true, access = Access.OWN) VirtualMachineId id,
        @Param("The new display name") String displayname,
        @Param(value = "New user data as base64, before the first start", length = UserData.MAX_CHARACTERS, since = "4.16.0")
                String userdata,
        @Param("Details that replace the present ones") IndexedParams details,
        @Param("If true, all details are removed") Boolean cleanupdetails,
        @Param(value = "Whether the machine is protected against deletion", since = "4.20.0")
                Boolean deleteprotection) {

    @Override
    public String toString() {
        return "updateVirtualMachine " + id;
    }
}
