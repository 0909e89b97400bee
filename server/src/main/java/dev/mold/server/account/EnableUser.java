package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.UserId;

/** Enables a user that was disabled or locked. */
@ApiCommand(
        name = "enableUser",
        kind = CommandKind.SYNC,
        description = "Enables a user, who may then log in and call again",
        response = UserView.class,
        entityKey = "user",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record EnableUser(@Param(value = "The id of the user", required = true, access = Access.ADMIN) UserId id) {}
