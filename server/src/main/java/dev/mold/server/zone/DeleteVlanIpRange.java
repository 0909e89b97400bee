package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VlanIpRangeId;
import dev.mold.api.response.Success;

/** Removes a range without addresses in use. */
@ApiCommand(
        name = "deleteVlanIpRange",
        kind = CommandKind.SYNC,
        description = "Deletes a range of public addresses",
        response = Success.class,
        roles = {RoleType.ADMIN})
public record DeleteVlanIpRange(
        @Param(value = "The id of the range", required = true, access = Access.OWN) VlanIpRangeId id) {}
