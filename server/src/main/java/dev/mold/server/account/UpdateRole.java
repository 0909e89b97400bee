package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;

/** Changes a role. */
@ApiCommand(
        name = "updateRole",
        kind = CommandKind.SYNC,
        description = "Changes a role",
        response = RoleView.class,
        entityKey = "role",
        roles = {RoleType.ADMIN},
        since = "4.9.0")
record UpdateRole(
        @Param(value = "The id of the role", required = true, access = Access.OWN) RoleId id,
        @Param("A new name") String name,
        @Param("A new description") String description,
        @Param("A new kind: Admin, ResourceAdmin, DomainAdmin or User") String type,
        @Param("Whether others than root administrators may assign it") Boolean ispublic) {}
