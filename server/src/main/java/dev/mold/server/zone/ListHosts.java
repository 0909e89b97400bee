package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.HostId;
import dev.mold.api.id.PodId;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** Lists hosts. */
@ApiCommand(
        name = "listHosts",
        kind = CommandKind.LIST,
        description = "Lists hosts",
        response = HostView.class,
        entityKey = "host",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN})
public record ListHosts(
        @Param("The id of the host") HostId id,
        @Param("The name of the host") String name,
        @Param("The id of the cluster") HostClusterId clusterid,
        @Param("The id of the pod") PodId podid,
        @Param("The id of the zone") ZoneId zoneid,
        @Param("The state: Up, or Disconnected if this server lacks the back end") String state,
        @Param("The kind of host; all are Routing") String type,
        @Param("Enabled or Disabled") String resourcestate,
        @Param("The hypervisor") String hypervisor,
        @Param(value = "The architecture", since = "4.20.1") String arch,
        @Param("The details to return: all (the default), or min without capacity") List<String> details,
        @ParamGroup Paging paging) {}
