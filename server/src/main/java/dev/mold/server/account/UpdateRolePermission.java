package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.response.Success;
import java.util.List;

/** Changes the rules of a role. */
@ApiCommand(
        name = "updateRolePermission",
        kind = CommandKind.SYNC,
        description = "Reorders a role's rules, or changes one of them",
        response = Success.class,
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record UpdateRolePermission(
        @Param(value = "The id of the role", required = true, access = Access.OWN) RoleId roleid,
        @Param(value = "All rules of the role, in their new order", access = Access.OWN)
                List<RolePermissionId> ruleorder,
        @Param(value = "The rule to change; requires permission", since = "4.11", access = Access.OWN)
                RolePermissionId ruleid,
        @Param(value = "allow or deny; requires ruleid", since = "4.11") String permission) {}
