package dev.mold.server.network;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;

@ApiCommand(
        name = "updateNetwork",
        kind = CommandKind.ASYNC,
        description = "Changes a network.",
        response = NetworkView.class,
        entityKey = "network",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record UpdateNetwork(
        @Param(value = "The id of the network", required = true, access = Access.OWN) NetworkId id,
        @Param("The name") String name,
        @Param("The display text") String displaytext,
        @Param("The DNS suffix of the network's machines") String networkdomain) {}
