package dev.mold.server.image;

import dev.mold.api.id.OsCategoryId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A category of guest operating systems on the wire. */
@View(id = OsCategoryId.class)
public record OsCategoryView(
        @Field("The id of the category") String id,
        @Field("The name") String name) {}
