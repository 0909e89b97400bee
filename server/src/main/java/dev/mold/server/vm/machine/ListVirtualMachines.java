package dev.mold.server.vm.machine;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.UserId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.VirtualMachineView;
import java.util.List;

/** Lists virtual machines. */
@ApiCommand(
        name = "listVirtualMachines",
        kind = CommandKind.LIST,
        description = "Lists the virtual machines that the caller may see",
        response = VirtualMachineView.class,
        entityKey = "virtualmachine",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListVirtualMachines(
        @Param("The id of a machine") VirtualMachineId id,
        @Param(value = "The ids of machines; not together with id", since = "4.4") List<VirtualMachineId> ids,
        @Param("Part of the name") String name,
        @Param("The state; Present for all that are not destroyed") String state,
        @Param("Machines in this zone") ZoneId zoneid,
        @Param("Machines with an interface in this network") NetworkId networkid,
        @Param("The details to return: all, or some of nics, tmpl, servoff, iso, min and others") List<String> details,
        @Param("Machines created from this template") ImageId templateid,
        @Param("Machines with this ISO attached") ImageId isoid,
        @Param(value = "Machines with this compute offering", since = "4.4") ServiceOfferingId serviceofferingid,
        @Param("Machines created by this user") UserId userid,
        @Param(
                        value = "Machines on this host",
                        authorized = {RoleType.ADMIN})
                HostId hostid,
        @Param(value = "If true, only leased machines; there are none", since = "4.21.0") Boolean leased,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
