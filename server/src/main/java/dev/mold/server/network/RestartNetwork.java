package dev.mold.server.network;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "restartNetwork",
        kind = CommandKind.ASYNC,
        description = "Configures the router of a network anew.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record RestartNetwork(
        @Param(value = "The id of the network", required = true, access = Access.OWN) NetworkId id,
        @Param("Whether orphaned resources are cleaned up; they always are") Boolean cleanup,
        @Param(value = "Only false is offered", since = "4.11.1") Boolean makeredundant) {}
