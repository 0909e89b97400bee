package dev.mold.server.vm.machine;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;

/** Shows the user data of a machine to its owner. */
@ApiCommand(
        name = "getVirtualMachineUserData",
        kind = CommandKind.SYNC,
        description = "Returns the user data of a virtual machine",
        response = UserDataView.class,
        entityKey = "virtualmachineuserdata",
        since = "4.4",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record GetVirtualMachineUserData(
        @Param(value = "The id of the machine", required = true, access = Access.OWN)
                VirtualMachineId virtualmachineid) {}
