package dev.mold.server.event;

import dev.mold.api.id.EventId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;

/** An event on the wire. */
@View(id = EventId.class)
record EventView(
        @Field("The id of the event") EventId id,
        @Field("The name of the user who did it") String username,
        @Field("The type of the event") String type,
        @Field("The level of the event: INFO, WARN or ERROR") String level,
        @Field("What happened") String description,
        @Field("The account that owns the resource") String account,
        @Field("The id of the account's domain") String domainid,
        @Field("The name of the account's domain") String domain,
        @Field("The path of the account's domain") String domainpath,
        @Field("The id of the resource") String resourceid,
        @Field("The type of the resource") String resourcetype,
        @Field("The name of the resource") String resourcename,
        @Field("When it happened") Instant created,
        @Field("Created, Scheduled, Started or Completed") String state,
        @Field("The event that reports the start of the same operation") String parentid,
        @Field("Whether it is archived") Boolean archived) {}
