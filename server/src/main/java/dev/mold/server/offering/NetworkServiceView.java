package dev.mold.server.offering;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A service of a network offering or network on the wire. */
@View
public record NetworkServiceView(
        @Field("The name of the service") String name,
        @Field("Its provider") List<ProviderView> provider,
        @Field("Its capabilities") List<CapabilityView> capability) {}
