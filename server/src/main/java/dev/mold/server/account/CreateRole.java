package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;

/** Creates a role. */
@ApiCommand(
        name = "createRole",
        kind = CommandKind.SYNC,
        description = "Creates a role",
        response = RoleView.class,
        entityKey = "role",
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record CreateRole(
        @Param(value = "The name", required = true) String name,
        @Param(value = "A role to copy, rules included", access = Access.USE) RoleId roleid,
        @Param("The kind of role: Admin, ResourceAdmin, DomainAdmin or User; not together with roleid") String type,
        @Param("The description") String description,
        @Param("Whether others than root administrators may assign it; true if not given")
                Boolean ispublic) {}
