package dev.mold.server.discovery;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A parameter of a command, as listApis describes it. */
@View
record ApiParameterView(
        @Field("The name of the parameter") String name,
        @Field("What it means") String description,
        @Field("Its type") String type,
        @Field("Most characters of its value") Integer length,
        @Field("Whether it must be given") Boolean required,
        @Field("The version that brought it") String since,
        @Field("Commands that list what it may name") String related) {}
