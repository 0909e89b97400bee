package dev.mold.server.zone;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A hypervisor on the wire. */
@View
public record HypervisorView(
        @Field("The name of the hypervisor") String name) {}
