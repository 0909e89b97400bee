package dev.mold.server.zone;

import dev.mold.api.id.PodId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A pod on the wire. */
@View(id = PodId.class)
public record PodView(
        @Field("The id of the pod") String id,
        @Field("The name") String name,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The gateway") String gateway,
        @Field("The netmask") String netmask,
        @Field("The first addresses of its ranges") List<String> startip,
        @Field("The last addresses of its ranges") List<String> endip,
        @Field("Enabled or Disabled") String allocationstate,
        @Field("The capacity of the pod") List<CapacityView> capacity,
        @Field("Whether it has annotations") Boolean hasannotations) {}
