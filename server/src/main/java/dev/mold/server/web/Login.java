package dev.mold.server.web;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;

/** Opens a session. */
@ApiCommand(
        name = "login",
        kind = CommandKind.SYNC,
        description = "Logs a user in: opens a session, whose key every later call must carry",
        response = LoginView.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record Login(
        @Param(value = "The user's name", required = true) String username,
        @Param(value = "The user's password", required = true, verbatim = true) String password,
        @Param("Path of the user's domain; the root if it is missing") String domain,
        @Param(value = "Id of the user's domain; counts more than its path", type = "LONG") String domainId) {}
