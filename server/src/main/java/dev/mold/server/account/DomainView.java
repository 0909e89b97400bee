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
        @Field("Its level; the root domain has 0") Integer level,
        @Field("The id of the parent domain") String parentdomainid,
        @Field("The name of the parent domain") String parentdomainname,
        @Field("Whether it has sub-domains") Boolean haschild,
        @Field("The DNS domain of its networks") String networkdomain,
        @Field("The path") String path,
        @Field("The state") String state,
        @Field("When it was created") Instant created,
        @Field("The resource usage of its accounts") @JsonUnwrapped ResourceCountsView counts) {}
