package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;

/** Starts a machine. */
@ApiCommand(
        name = "startVirtualMachine",
        kind = CommandKind.ASYNC,
        description = "Starts a virtual machine",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record StartVirtualMachine(
        @Param(value = "The id of the machine", required = true, access = Access.OWN) VirtualMachineId id) {}
