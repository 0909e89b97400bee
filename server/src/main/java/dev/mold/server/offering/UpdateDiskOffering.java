package dev.mold.server.offering;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DiskOfferingId;

/** Changes a disk offering; values that are not given are left unchanged. */
@ApiCommand(
        name = "updateDiskOffering",
        kind = CommandKind.SYNC,
        description = "Updates a disk offering",
        response = DiskOfferingView.class,
        entityKey = "diskoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
public record UpdateDiskOffering(
        @Param(value = "The id of the offering", required = true, access = Access.OWN) DiskOfferingId id,
        @Param("The name") String name,
        @Param(value = "The display text", length = 4096) String displaytext,
        @Param("The sort key; small numbers come first") Integer sortkey,
        @Param("Whether it is shown to users") Boolean displayoffering,
        @Param("Active or Inactive") String state) {}
