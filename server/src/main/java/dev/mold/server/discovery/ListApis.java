package dev.mold.server.discovery;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;

/** Lists the commands that the caller may call. */
@ApiCommand(
        name = "listApis",
        kind = CommandKind.SYNC,
        description = "Lists the commands that the caller may call, with their parameters and answers",
        response = ApiView.class,
        entityKey = "api",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER},
        since = "4.1.0")
record ListApis(@Param("Name of one command") String name) {}
