package dev.mold.server.network;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "deleteNetwork",
        kind = CommandKind.ASYNC,
        description = "Deletes a network with its rules and addresses.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DeleteNetwork(
        @Param(value = "The id of the network", required = true, access = Access.OWN) NetworkId id,
        @Param("If true, a router that cannot be removed now is removed later") Boolean forced) {}
