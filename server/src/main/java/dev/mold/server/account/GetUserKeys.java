package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.UserId;

/** Returns a user's keys. */
@ApiCommand(
        name = "getUserKeys",
        kind = CommandKind.SYNC,
        description = "Returns a user's API key and secret key",
        response = UserKeysView.class,
        entityKey = "userkeys",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER},
        since = "4.10.0")
record GetUserKeys(@Param(value = "The id of the user", required = true, access = Access.OWN) UserId id) {}
