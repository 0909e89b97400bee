package dev.mold.server.offering;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.ZoneId;

/** Lists disk offerings; all are available to everybody. */
@ApiCommand(
        name = "listDiskOfferings",
        kind = CommandKind.LIST,
        description = "Lists disk offerings",
        response = DiskOfferingView.class,
        entityKey = "diskoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListDiskOfferings(
        @Param("The id of the offering") DiskOfferingId id,
        @Param("The name of the offering") String name,
        @Param(value = "The id of a zone; offerings are the same in every zone", since = "4.13") ZoneId zoneid,
        @Param(value = "Active (the default), Inactive or all; users see active ones only", since = "4.19")
                String state,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
