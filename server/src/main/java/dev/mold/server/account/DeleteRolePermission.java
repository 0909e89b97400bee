package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.response.Success;

/** Deletes a rule of a role. */
@ApiCommand(
        name = "deleteRolePermission",
        kind = CommandKind.SYNC,
        description = "Deletes a rule of a role",
        response = Success.class,
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record DeleteRolePermission(
        @Param(value = "The id of the rule", required = true, access = Access.OWN) RolePermissionId id) {}
