package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.response.Success;

/** Deletes an account. */
@ApiCommand(
        name = "deleteAccount",
        kind = CommandKind.ASYNC,
        description = "Deletes an account that owns nothing, with its users",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record DeleteAccount(@Param(value = "The id of the account", required = true, access = Access.ADMIN) AccountId id) {}
