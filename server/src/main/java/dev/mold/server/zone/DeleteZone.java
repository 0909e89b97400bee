package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.Success;

/** Removes an empty zone. */
@ApiCommand(
        name = "deleteZone",
        kind = CommandKind.SYNC,
        description = "Deletes a zone",
        response = Success.class,
        roles = {RoleType.ADMIN})
public record DeleteZone(
        @Param(value = "The id of the zone", required = true, access = Access.OWN) ZoneId id) {}
