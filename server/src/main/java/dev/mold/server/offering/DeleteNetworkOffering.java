package dev.mold.server.offering;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.response.Success;

/** Removes a network offering; networks that use it keep it. */
@ApiCommand(
        name = "deleteNetworkOffering",
        kind = CommandKind.SYNC,
        description = "Deletes a network offering",
        response = Success.class,
        since = "3.0.0",
        roles = {RoleType.ADMIN})
public record DeleteNetworkOffering(
        @Param(value = "The id of the offering", required = true, access = Access.OWN) NetworkOfferingId id) {}
