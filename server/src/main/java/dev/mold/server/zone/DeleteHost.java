package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostId;
import dev.mold.api.response.Success;

/** Removes a host that has no machines. */
@ApiCommand(
        name = "deleteHost",
        kind = CommandKind.SYNC,
        description = "Deletes a host",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN})
public record DeleteHost(
        @Param(value = "The id of the host", required = true, access = Access.OWN) HostId id) {}
