package dev.mold.server.zone;

import dev.mold.api.id.HostId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;

/** A host on the wire. */
@View(id = HostId.class)
public record HostView(
        @Field("The id of the host") String id,
        @Field("The name") String name,
        @Field("Up or Disconnected") String state,
        @Field("The kind of host") String type,
        @Field("The address") String ipaddress,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The id of the pod") String podid,
        @Field("The name of the pod") String podname,
        @Field("The hypervisor") String hypervisor,
        @Field("The number of cores") Integer cpunumber,
        @Field("The speed of each in MHz") Long cpuspeed,
        @Field("The percentage of the CPU that is allocated") String cpuallocated,
        @Field("The allocated CPU in MHz") Long cpuallocatedvalue,
        @Field("The percentage of the CPU that is allocated") String cpuallocatedpercentage,
        @Field("The same, over-provisioning included") String cpuallocatedwithoverprovisioning,
        @Field("The allocatable CPU in MHz") String cpuwithoverprovisioning,
        @Field("The memory in bytes") Long memorytotal,
        @Field("The allocatable memory in bytes") String memorywithoverprovisioning,
        @Field("The allocated memory in bytes") Long memoryallocated,
        @Field("The percentage of the memory that is allocated") String memoryallocatedpercentage,
        @Field("The allocated memory in bytes") Long memoryallocatedbytes,
        @Field("Its capabilities") String capabilities,
        @Field("The id of the cluster") String clusterid,
        @Field("The name of the cluster") String clustername,
        @Field("The kind of cluster") String clustertype,
        @Field("Whether local storage is enabled") Boolean islocalstorageactive,
        @Field("When it was added") Instant created,
        @Field("Enabled or Disabled") String resourcestate,
        @Field("Whether it is reserved for machines of failed hosts") Boolean hahost,
        @Field("The architecture") String arch,
        @Field("Whether it has annotations") Boolean hasannotations) {}
