package dev.mold.server.setting;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A setting on the wire. */
@View
record ConfigurationView(
        @Field("The category of the configuration") String category,
        @Field("The name of the configuration") String name,
        @Field("The value of the configuration") String value,
        @Field("The value where none was given") String defaultvalue,
        @Field("The narrowest scope for which a value can be given") String scope,
        @Field("The description of the configuration") String description,
        @Field("Whether a new value counts at once") boolean isdynamic,
        @Field("The type of the value") String type) {}
