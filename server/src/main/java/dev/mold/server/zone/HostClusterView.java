package dev.mold.server.zone;

import dev.mold.api.id.HostClusterId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A cluster of hosts on the wire. */
@View(id = HostClusterId.class)
public record HostClusterView(
        @Field("The id of the cluster") String id,
        @Field("The name") String name,
        @Field("The id of the pod") String podid,
        @Field("The name of the pod") String podname,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The hypervisor") String hypervisortype,
        @Field("The kind of cluster") String clustertype,
        @Field("Enabled or Disabled") String allocationstate,
        @Field("Managed") String managedstate,
        @Field("The capacity of the cluster") List<CapacityView> capacity,
        @Field("The CPU overcommit factor") String cpuovercommitratio,
        @Field("The memory overcommit factor") String memoryovercommitratio,
        @Field("The architecture of its hosts") String arch,
        @Field("Whether it has annotations") Boolean hasannotations) {}
