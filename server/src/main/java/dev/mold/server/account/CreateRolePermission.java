package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;

/** Adds a rule to a role. */
@ApiCommand(
        name = "createRolePermission",
        kind = CommandKind.SYNC,
        description = "Adds a rule at the end of a role's rules",
        response = RolePermissionView.class,
        entityKey = "rolepermission",
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record CreateRolePermission(
        @Param(value = "The id of the role", required = true, access = Access.OWN) RoleId roleid,
        @Param(value = "The name of a command, or a pattern with *", required = true) String rule,
        @Param(value = "allow or deny", required = true) String permission,
        @Param("The description") String description) {}
