package dev.mold.server.limit;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** The usage of one kind of resource on the wire. */
@View
record ResourceCountView(
        @Field("The account that uses it; none for a domain's") String account,
        @Field("The id of the domain") String domainid,
        @Field("The name of the domain") String domain,
        @Field("The path of the domain") String domainpath,
        @Field("The number of the kind of resource") String resourcetype,
        @Field("The name of the kind of resource") String resourcetypename,
        @Field("The amount in use") Long resourcecount) {}
