package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;

/** Detaches a machine's ISO. */
@ApiCommand(
        name = "detachIso",
        kind = CommandKind.ASYNC,
        description = "Detaches the ISO of a virtual machine",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DetachIso(
        @Param(value = "The id of the machine", required = true, access = Access.OWN)
                VirtualMachineId virtualmachineid) {}
