package dev.mold.server.zone;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** The total and the allocated capacity of one type. */
@View
public record CapacityView(
        @Field("0 memory in bytes, 1 CPU in MHz, 4 public addresses") Integer type,
        @Field("The name of the type") String name,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The id of the pod") String podid,
        @Field("The name of the pod") String podname,
        @Field("The id of the cluster") String clusterid,
        @Field("The name of the cluster") String clustername,
        @Field("The allocated capacity") Long capacityallocated,
        @Field("The used capacity") Long capacityused,
        @Field("The total capacity") Long capacitytotal,
        @Field("The percentage in use") String percentused) {}
