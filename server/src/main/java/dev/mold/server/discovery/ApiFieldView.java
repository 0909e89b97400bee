package dev.mold.server.discovery;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A field of a command's answer, as listApis describes it. */
@View
record ApiFieldView(
        @Field("The name of the field") String name,
        @Field("What it means") String description,
        @Field("Its type") String type,
        @Field("The fields within it") List<ApiFieldView> response) {}
