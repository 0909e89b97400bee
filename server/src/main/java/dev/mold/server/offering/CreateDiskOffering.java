package dev.mold.server.offering;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;

/** Creates a disk offering with a fixed or a user-defined size. */
@ApiCommand(
        name = "createDiskOffering",
        kind = CommandKind.SYNC,
        description = "Creates a disk offering",
        response = DiskOfferingView.class,
        entityKey = "diskoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
public record CreateDiskOffering(
        @Param(value = "The name of the offering", required = true) String name,
        @Param(value = "The display text; the name if not given", length = 4096) String displaytext,
        @Param("The size in GiB") Long disksize,
        @Param("Whether users choose the size") Boolean customized,
        @Param("The storage type; only shared is offered") String storagetype,
        @Param("The provisioning type; only thin is offered") String provisioningtype,
        @Param("Whether it is shown to users; true if not given") Boolean displayoffering) {}
