package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.PodId;
import dev.mold.api.id.ZoneId;

/** Adds a host that the zone's back end reports. */
@ApiCommand(
        name = "addHost",
        kind = CommandKind.SYNC,
        description = "Adds a host",
        response = HostView.class,
        entityKey = "host",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN})
public record AddHost(
        @Param(value = "The address of the host, such as http://name", required = true) String url,
        @Param(value = "The hypervisor", required = true) String hypervisor,
        @Param(value = "The id of the zone", required = true, access = Access.USE) ZoneId zoneid,
        @Param(value = "The id of the pod", required = true, access = Access.USE) PodId podid,
        @Param(value = "The id of the cluster", access = Access.USE) HostClusterId clusterid,
        @Param("The name of the cluster, instead of its id") String clustername,
        @Param("Enabled or Disabled; Enabled if not given") String allocationstate) {}
