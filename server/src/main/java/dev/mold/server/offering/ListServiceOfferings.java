package dev.mold.server.offering;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;

/** Lists compute offerings; all are available to everybody. */
@ApiCommand(
        name = "listServiceOfferings",
        kind = CommandKind.LIST,
        description = "Lists compute offerings",
        response = ServiceOfferingView.class,
        entityKey = "serviceoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListServiceOfferings(
        @Param("The id of the offering") ServiceOfferingId id,
        @Param("The name of the offering") String name,
        @Param(value = "The id of a zone; offerings are the same in every zone", since = "4.13") ZoneId zoneid,
        @Param(value = "The least number of vCPUs", since = "4.15") Integer cpunumber,
        @Param(value = "The least memory in MiB", since = "4.15") Integer memory,
        @Param(value = "The least speed of each vCPU in MHz", since = "4.15") Integer cpuspeed,
        @Param("If true, those of system machines; there are none") Boolean issystem,
        @Param(value = "Active (the default), Inactive or all; users see active ones only", since = "4.19")
                String state,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
