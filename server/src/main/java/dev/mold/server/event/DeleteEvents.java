package dev.mold.server.event;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.EventId;
import dev.mold.api.response.Success;
import java.time.Instant;
import java.util.List;

/** Deletes some of the caller's events. */
@ApiCommand(
        name = "deleteEvents",
        kind = CommandKind.SYNC,
        description = "Deletes events",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DeleteEvents(
        @Param(value = "The ids of the events", access = Access.OWN) List<EventId> ids,
        @Param("Only events of this type") String type,
        @Param("Only events from this time on") Instant startdate,
        @Param(value = "Only events up to this time", endOfDay = true) Instant enddate) {}
