package dev.mold.server.event;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.EventId;
import java.time.Instant;

/** Lists events, the newest first. */
@ApiCommand(
        name = "listEvents",
        kind = CommandKind.LIST,
        description = "Lists events",
        response = EventView.class,
        entityKey = "event",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListEvents(
        @Param("The id of the event") EventId id,
        @Param("The level of the events: INFO, WARN or ERROR") String level,
        @Param("The type of the events") String type,
        @Param(value = "The id of the resource", since = "4.17.0") String resourceid,
        @Param(value = "The type of the resource", since = "4.17.0") String resourcetype,
        @Param("Events from this time on") Instant startdate,
        @Param(value = "Events up to this time", endOfDay = true) Instant enddate,
        @Param("The event of the start of an operation, whose events are listed") EventId startid,
        @Param(value = "With true, archived events too", since = "4.19.0") Boolean archived,
        @Param(value = "The state of the events", since = "4.21.0") String state,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
