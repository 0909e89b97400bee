package dev.mold.server.offering;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.Map;

/** A compute offering on the wire. */
@View(id = ServiceOfferingId.class)
public record ServiceOfferingView(
        @Field("The id of the offering") String id,
        @Field("The name") String name,
        @Field("Active or Inactive") String state,
        @Field("The display text") String displaytext,
        @Field("The number of vCPUs") Integer cpunumber,
        @Field("The speed of each in MHz") Integer cpuspeed,
        @Field("The memory in MiB") Integer memory,
        @Field("When it was created") Instant created,
        @Field("The storage type") String storagetype,
        @Field("The provisioning type") String provisioningtype,
        @Field("Whether machines are restarted elsewhere if their host fails") Boolean offerha,
        @Field("Whether the CPU is limited to the speed") Boolean limitcpuuse,
        @Field("Whether root disks are recreated at each start") Boolean isvolatile,
        @Field("Whether it is for system machines") Boolean issystem,
        @Field("Whether it is the default of system machines") Boolean defaultuse,
        @Field("The bounds of a user-defined size") Map<String, String> serviceofferingdetails,
        @Field("Whether users choose the size") Boolean iscustomized,
        @Field("The size of the root disk in GiB; 0 for the template's") Long rootdisksize,
        @Field("Whether machines may be resized while they run") Boolean dynamicscalingenabled,
        @Field("Whether root disks are encrypted") Boolean encryptroot,
        @Field("Whether it has annotations") Boolean hasannotations) {}
