package dev.mold.server.vm.machine;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.VirtualMachineView;

/** Lists machines for clients that ask for metrics too; a back end measures none, so it is the same list. */
@ApiCommand(
        name = "listVirtualMachinesMetrics",
        kind = CommandKind.LIST,
        description = "Lists virtual machines; metrics are shown as far as there are any",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        since = "4.9.3",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListVirtualMachinesMetrics(@ParamGroup ListVirtualMachines list) {}
