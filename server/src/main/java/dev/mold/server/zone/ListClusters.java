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

/** Lists clusters of hosts. */
@ApiCommand(
        name = "listClusters",
        kind = CommandKind.LIST,
        description = "Lists clusters",
        response = HostClusterView.class,
        entityKey = "cluster",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN})
public record ListClusters(
        @Param("The id of the cluster") HostClusterId id,
        @Param("The name of the cluster") String name,
        @Param("The id of the pod") PodId podid,
        @Param("The id of the zone") ZoneId zoneid,
        @Param("The hypervisor") String hypervisor,
        @Param("The kind of cluster; all are CloudManaged") String clustertype,
        @Param("Enabled or Disabled") String allocationstate,
        @Param(value = "The architecture of its hosts", since = "4.20.1") String arch,
        @Param("If true, the capacity of each cluster is included") Boolean showcapacities,
        @ParamGroup Paging paging) {}
