package dev.mold.server.account;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;

/** Lists projects. */
@ApiCommand(
        name = "listProjects",
        kind = CommandKind.LIST,
        description = "Lists projects; this server has none",
        response = ProjectView.class,
        entityKey = "project",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER},
        since = "3.0.0")
record ListProjects(@ParamGroup Paging paging) {}
