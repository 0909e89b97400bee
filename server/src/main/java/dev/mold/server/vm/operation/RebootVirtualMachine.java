package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;

/** Stops a machine and starts it again on its host. */
@ApiCommand(
        name = "rebootVirtualMachine",
        kind = CommandKind.ASYNC,
        description = "Reboots a virtual machine",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record RebootVirtualMachine(
        @Param(value = "The id of the machine", required = true, access = Access.OWN) VirtualMachineId id,
        @Param(value = "If true, the machine is powered off instead of shut down", since = "4.16.0") Boolean forced) {}
