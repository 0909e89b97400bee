package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;

/** Lists the rules of roles. */
@ApiCommand(
        name = "listRolePermissions",
        kind = CommandKind.SYNC,
        description = "Lists the rules of roles",
        response = RolePermissionView.class,
        entityKey = "rolepermission",
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record ListRolePermissions(@Param(value = "List the rules of this role", access = Access.USE) RoleId roleid) {}
