package dev.mold.server.account;

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
        @Param("A role to copy, rules included") RoleId roleid,
        @Param("The kind of role: Admin, ResourceAdmin, DomainAdmin or User; goes without roleid") String type,
        @Param("What it is for") String description,
        @Param("Whether others than root administrators may give it to accounts; true if it is missing")
                Boolean ispublic) {}
