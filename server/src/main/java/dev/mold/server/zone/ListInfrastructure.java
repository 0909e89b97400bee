package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.RoleType;

/** Counts zones, pods, clusters and hosts. */
@ApiCommand(
        name = "listInfrastructure",
        kind = CommandKind.SYNC,
        description = "Lists the number of zones, pods, clusters and hosts",
        response = InfrastructureView.class,
        entityKey = "infrastructure",
        since = "4.9.3",
        roles = {RoleType.ADMIN})
public record ListInfrastructure() {}
