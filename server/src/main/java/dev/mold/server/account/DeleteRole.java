package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;
import dev.mold.api.response.Success;

/** Deletes a role. */
@ApiCommand(
        name = "deleteRole",
        kind = CommandKind.SYNC,
        description = "Deletes a role that no account has",
        response = Success.class,
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record DeleteRole(@Param(value = "The id of the role", required = true, access = Access.OWN) RoleId id) {}
