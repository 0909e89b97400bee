package dev.mold.server.account;

import dev.mold.api.id.ProjectId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A project on the wire. */
@View(id = ProjectId.class)
record ProjectView(
        @Field("The id of the project") String id,
        @Field("The name") String name,
        @Field("The display text") String displaytext,
        @Field("The id of the domain") String domainid,
        @Field("The name of the domain") String domain,
        @Field("The state") String state,
        @Field("CPU cores left") String cpuavailable,
        @Field("Memory left, in MiB") String memoryavailable,
        @Field("Virtual machines left") String vmavailable) {}
