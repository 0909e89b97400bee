package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.PodId;
import dev.mold.api.id.ZoneId;

/** Lists the total and the allocated capacity of zones. */
@ApiCommand(
        name = "listCapacity",
        kind = CommandKind.LIST,
        description = "Lists capacity",
        response = CapacityView.class,
        entityKey = "capacity",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN})
public record ListCapacity(
        @Param("The id of the zone") ZoneId zoneid,
        @Param("The id of the pod") PodId podid,
        @Param(value = "The id of the cluster", since = "3.0.0") HostClusterId clusterid,
        @Param(value = "Whether to return current values; they always are", since = "3.0.0") Boolean fetchlatest,
        @Param("The type: 0 memory, 1 CPU, 4 public addresses") Integer type,
        @Param(value = "If usage, the most used comes first", since = "3.0.0") String sortby,
        @ParamGroup Paging paging) {}
