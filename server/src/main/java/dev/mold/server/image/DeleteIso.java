package dev.mold.server.image;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.Success;

/** Removes an ISO that is not attached to any machine. */
@ApiCommand(
        name = "deleteIso",
        kind = CommandKind.ASYNC,
        description = "Deletes an ISO",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record DeleteIso(
        @Param(value = "The id of the ISO", required = true, access = Access.OWN) ImageId id,
        @Param(value = "The id of the zone where it is", access = Access.USE) ZoneId zoneid) {}
