package dev.mold.server.vm.machine;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;

/** Recovers a destroyed machine. */
@ApiCommand(
        name = "recoverVirtualMachine",
        kind = CommandKind.SYNC,
        description = "Recovers a virtual machine that was destroyed and not yet expunged",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record RecoverVirtualMachine(
        @Param(value = "The id of the machine", required = true, access = Access.OWN) VirtualMachineId id) {}
