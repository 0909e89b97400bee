package dev.mold.server.vm.machine;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.VolumeId;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** Lists volumes. */
@ApiCommand(
        name = "listVolumes",
        kind = CommandKind.LIST,
        description = "Lists the volumes that the caller may see",
        response = VolumeView.class,
        entityKey = "volume",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListVolumes(
        @Param("The id of a volume") VolumeId id,
        @Param(value = "The ids of volumes; not together with id", since = "4.9") List<VolumeId> ids,
        @Param("Part of the name") String name,
        @Param("ROOT or DATADISK") String type,
        @Param("The volumes of this machine") VirtualMachineId virtualmachineid,
        @Param("Volumes in this zone") ZoneId zoneid,
        @Param("Volumes of machines on this host") HostId hostid,
        @Param(value = "Volumes of machines with this compute offering", since = "4.19.1")
                ServiceOfferingId serviceofferingid,
        @Param("The state") String state,
        @Param(
                        value = "If true, only encrypted volumes; there are none",
                        since = "4.19.1",
                        authorized = {RoleType.ADMIN})
                Boolean isencrypted,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
