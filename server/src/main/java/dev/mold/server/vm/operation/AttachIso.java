package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;

/** Attaches an ISO to a machine. */
@ApiCommand(
        name = "attachIso",
        kind = CommandKind.ASYNC,
        description = "Attaches an ISO to a virtual machine",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record AttachIso(
        @Param(value = "The id of the ISO", required = true, access = Access.USE) ImageId id,
        @Param(value = "The id of the machine", required = true, access = Access.OWN)
                VirtualMachineId virtualmachineid) {}
