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
        @Field("Whether a cluster of it can have several control nodes") Boolean supportsha,
        @Field("Whether a cluster of it can be scaled from inside") Boolean supportsautoscaling,
        @Field("Whether clusters may be made with it") String state,
        @Field("The fewest vCPUs a node needs") Integer mincpunumber,
        @Field("The least memory a node needs in MiB") Integer minmemory,
        @Field("When it was registered") Instant created,
        @Field("Whether hosts fetch the ISO themselves") Boolean directdownload,
        @Field("The job that is under way") String jobid,
        @Field("The status of that job") Integer jobstatus) {}
