package dev.mold.server.discovery;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A command, as listApis describes it. */
@View
record ApiView(
        @Field("The name of the command") String name,
        @Field("What the command does") String description,
        @Field("The version that brought it") String since,
        @Field("Whether it answers with a job") Boolean isasync,
        @Field("Commands that answer with the same kind of thing") String related,
        @Field("The parameters") List<ApiParameterView> params,
        @Field("The fields of the answer") List<ApiFieldView> response) {}
