package dev.mold.server.account;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.RoleId;

/** Lists roles. */
@ApiCommand(
        name = "listRoles",
        kind = CommandKind.LIST,
        description = "Lists roles",
        response = RoleView.class,
        entityKey = "role",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN},
        since = "4.9.0")
record ListRoles(
        @Param("List the role with this id") RoleId id,
        @Param("List roles of this name") String name,
        @Param("List roles of this kind: Admin, ResourceAdmin, DomainAdmin or User") String type,
        @Param("List roles in this state; all are enabled") String state,
        @ParamGroup Paging paging) {}
