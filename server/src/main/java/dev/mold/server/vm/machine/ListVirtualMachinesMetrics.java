package dev.mold.server.vm.machine;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.VirtualMachineView;

/** Lists machines for clients that also ask for metrics; no back end provides any, so it is the same list. */
@ApiCommand(
        name = "listVirtualMachinesMetrics",
        kind = CommandKind.LIST,
        description = "Lists virtual machines; metrics are included where available",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        since = "4.9.3",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListVirtualMachinesMetrics(@ParamGroup ListVirtualMachines list) {}
