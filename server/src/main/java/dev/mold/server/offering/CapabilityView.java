package dev.mold.server.offering;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A capability of a network service. */
@View
public record CapabilityView(
        @Field("The name of the capability") String name,
        @Field("Its value") String value,
        @Field("Whether an offering may choose it") Boolean canchooseservicecapability) {}
