package dev.mold.server.offering;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.response.Success;

/** Removes a disk offering; disks that use it keep it. */
@ApiCommand(
        name = "deleteDiskOffering",
        kind = CommandKind.SYNC,
        description = "Deletes a disk offering",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
public record DeleteDiskOffering(
        @Param(value = "The id of the offering", required = true, access = Access.OWN) DiskOfferingId id) {}
