package dev.mold.server.zone;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** Counts of infrastructure entities. */
@View
public record InfrastructureView(
        @Field("The number of zones") Integer zones,
        @Field("The number of pods") Integer pods,
        @Field("The number of clusters") Integer clusters,
        @Field("The number of hosts") Integer hosts) {}
