package dev.mold.koral.version;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.time.Instant;

/** A Kubernetes version on the wire. */
@View(id = KubernetesVersionId.class)
public record KubernetesVersionView(
        @Field("The id of the version") String id,
        @Field("The name") String name,
        @Field("The version in three numbers") String semanticversion,
        @Field("The id of the binaries ISO") String isoid,
        @Field("The name of the binaries ISO") String isoname,
        @Field("The state of the binaries ISO") String isostate,
        @Field("The CPU architecture") String arch,
        @Field("The id of the zone it can be used in; missing for every zone") String zoneid,
        @Field("The name of that zone") String zonename,
        @Field("Whether clusters can have several control nodes") Boolean supportsha,
        @Field("Whether the cluster autoscaler is supported") Boolean supportsautoscaling,
        @Field("Enabled or Disabled for new clusters") String state,
        @Field("The minimum number of vCPUs of a node") Integer mincpunumber,
        @Field("The minimum memory of a node in MiB") Integer minmemory,
        @Field("When it was registered") Instant created,
        @Field("Whether hosts download the ISO directly") Boolean directdownload,
        @Field("The id of the pending job") String jobid,
        @Field("The status of that job") Integer jobstatus) {}
