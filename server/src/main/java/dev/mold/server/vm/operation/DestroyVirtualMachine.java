package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.VolumeId;
import dev.mold.api.response.VirtualMachineView;
import java.util.List;

/** Stops a machine and destroys it. */
@ApiCommand(
        name = "destroyVirtualMachine",
        kind = CommandKind.ASYNC,
        description = "Destroys a virtual machine; it can be recovered until it is expunged",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DestroyVirtualMachine(
        @Param(value = "The id of the machine", required = true, access = Access.OWN) VirtualMachineId id,
        @Param(value = "If true, it is expunged at once", since = "4.2.1") Boolean expunge,
        @Param(value = "Data volumes to be deleted with it; machines have none", since = "4.12.0", access = Access.OWN)
                List<VolumeId> volumeids) {}
