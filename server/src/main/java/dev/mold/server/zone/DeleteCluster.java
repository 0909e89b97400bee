package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.response.Success;

/** Removes a cluster that has no hosts. */
@ApiCommand(
        name = "deleteCluster",
        kind = CommandKind.SYNC,
        description = "Deletes a cluster of hosts",
        response = Success.class,
        roles = {RoleType.ADMIN})
public record DeleteCluster(
        @Param(value = "The id of the cluster", required = true, access = Access.OWN) HostClusterId id) {}
