package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PodId;
import dev.mold.api.id.ZoneId;

/** Creates a cluster for hosts of one hypervisor. */
@ApiCommand(
        name = "addCluster",
        kind = CommandKind.SYNC,
        description = "Adds a cluster of hosts",
        response = HostClusterView.class,
        entityKey = "cluster",
        roles = {RoleType.ADMIN})
public record AddCluster(
        @Param(value = "The name of the cluster", required = true) String clustername,
        @Param(value = "The kind of cluster; CloudManaged", required = true) String clustertype,
        @Param(value = "The hypervisor of its hosts", required = true) String hypervisor,
        @Param(value = "The id of the pod", required = true, access = Access.USE) PodId podid,
        @Param(value = "The id of the zone", required = true, access = Access.USE) ZoneId zoneid,
        @Param("Enabled or Disabled; Enabled if not given") String allocationstate,
        @Param(value = "The architecture of its hosts; x86_64 if not given", since = "4.20") String arch) {}
