package dev.mold.server.web;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.RoleType;

/** Ends a session. */
@ApiCommand(
        name = "logout",
        kind = CommandKind.SYNC,
        description = "Logs a user out: ends the session",
        response = LogoutView.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record Logout() {}
