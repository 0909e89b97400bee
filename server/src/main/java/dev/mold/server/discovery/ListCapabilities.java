package dev.mold.server.discovery;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.RoleType;

/** Describes what this server can do. */
@ApiCommand(
        name = "listCapabilities",
        kind = CommandKind.SYNC,
        description = "Describes what this server can do and what its users may",
        response = CapabilitiesView.class,
        entityKey = "capability",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListCapabilities() {}
