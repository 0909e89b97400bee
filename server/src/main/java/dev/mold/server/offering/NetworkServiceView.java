package dev.mold.server.offering;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A service of a network offering or network on the wire. */
@View
public record NetworkServiceView(
        @Field("The name of the service") String name,
        @Field("Who does it") List<ProviderView> provider,
        @Field("How it is done") List<CapabilityView> capability) {}
