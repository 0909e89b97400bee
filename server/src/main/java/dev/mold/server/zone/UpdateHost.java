package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.HostId;

/** Enables a host for new machines or disables it. */
@ApiCommand(
        name = "updateHost",
        kind = CommandKind.SYNC,
        description = "Updates a host",
        response = HostView.class,
        entityKey = "host",
        roles = {RoleType.ADMIN})
public record UpdateHost(
        @Param(value = "The id of the host", required = true, access = Access.OWN) HostId id,
        @Param("Enable or Disable") String allocationstate) {}
