package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PodId;
import dev.mold.api.id.ZoneId;

/** Lists pods. */
@ApiCommand(
        name = "listPods",
        kind = CommandKind.LIST,
        description = "Lists pods",
        response = PodView.class,
        entityKey = "pod",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN})
public record ListPods(
        @Param("The id of the pod") PodId id,
        @Param("The name of the pod") String name,
        @Param("The id of the zone") ZoneId zoneid,
        @Param("Enabled or Disabled") String allocationstate,
        @Param("If true, the capacity of each pod is included") Boolean showcapacities,
        @ParamGroup Paging paging) {}
