package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.UserId;

/** Creates new keys for a user. */
@ApiCommand(
        name = "registerUserKeys",
        kind = CommandKind.SYNC,
        description = "Creates a new API key and secret key for a user; the old ones become invalid",
        response = UserKeysView.class,
        entityKey = "userkeys",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record RegisterUserKeys(@Param(value = "The id of the user", required = true, access = Access.OWN) UserId id) {}
