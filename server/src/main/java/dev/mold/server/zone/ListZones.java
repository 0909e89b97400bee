package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** Lists zones; all of them are available to every domain. */
@ApiCommand(
        name = "listZones",
        kind = CommandKind.LIST,
        description = "Lists zones",
        response = ZoneView.class,
        entityKey = "zone",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListZones(
        @Param("The id of the zone") ZoneId id,
        @Param(value = "The ids of several zones", since = "4.19.0") List<ZoneId> ids,
        @Param("The name of the zone") String name,
        @Param("The network type: Advanced or Basic") String networktype,
        @Param("If true, the capacity of each zone is included for administrators") Boolean showcapacities,
        @ParamGroup Paging paging) {}
