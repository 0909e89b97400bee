package dev.mold.server.offering;

import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;

/** A disk offering on the wire. */
@View(id = DiskOfferingId.class)
public record DiskOfferingView(
        @Field("The id of the offering") String id,
        @Field("The name") String name,
        @Field("Active or Inactive") String state,
        @Field("The display text") String displaytext,
        @Field("The size in GiB") Long disksize,
        @Field("When it was created") Instant created,
        @Field("Whether users choose the size") Boolean iscustomized,
        @Field("The storage type") String storagetype,
        @Field("The provisioning type") String provisioningtype,
        @Field("Whether it is shown to users") Boolean displayoffering,
        @Field("Whether disks are encrypted") Boolean encrypt,
        @Field("Whether it has annotations") Boolean hasannotations) {}
