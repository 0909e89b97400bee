package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.UserId;

/** Disables a user. */
@ApiCommand(
        name = "disableUser",
        kind = CommandKind.ASYNC,
        description = "Disables a user, who can then neither log in nor call",
        response = UserView.class,
        entityKey = "user",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record DisableUser(@Param(value = "The id of the user", required = true, access = Access.ADMIN) UserId id) {}
