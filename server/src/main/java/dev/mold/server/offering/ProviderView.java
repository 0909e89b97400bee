package dev.mold.server.offering;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** The provider of a network service. */
@View
public record ProviderView(
        @Field("The name of the provider") String name) {}
