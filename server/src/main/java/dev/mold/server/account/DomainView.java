package dev.mold.server.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mold.api.id.DomainId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;

/** A domain on the wire. */
@View(id = DomainId.class)
record DomainView(
        @Field("The id of the domain") String id,
        @Field("The name") String name,
        @Field("How far it is from the root, which has 0") Integer level,
        @Field("The id of the domain above") String parentdomainid,
        @Field("The name of the domain above") String parentdomainname,
        @Field("Whether there are domains below it") Boolean haschild,
        @Field("The DNS domain of its networks") String networkdomain,
        @Field("The path") String path,
        @Field("The state") String state,
        @Field("When it was made") Instant created,
        @Field("What its accounts use") @JsonUnwrapped ResourceCountsView counts) {}
