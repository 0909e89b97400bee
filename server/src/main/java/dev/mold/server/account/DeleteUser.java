package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.UserId;
import dev.mold.api.response.Success;

/** Deletes a user. */
@ApiCommand(
        name = "deleteUser",
        kind = CommandKind.SYNC,
        description = "Deletes a user",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record DeleteUser(@Param(value = "The id of the user", required = true, access = Access.ADMIN) UserId id) {}
