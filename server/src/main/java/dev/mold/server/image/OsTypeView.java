package dev.mold.server.image;

import dev.mold.api.id.OsTypeId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A type of guest operating systems on the wire. */
@View(id = OsTypeId.class)
public record OsTypeView(
        @Field("The id of the OS type") String id,
        @Field("The id of the category") String oscategoryid,
        @Field("The name of the category") String oscategoryname,
        @Field("The name") String name,
        @Field("The description") String description,
        @Field("Whether a user created it") Boolean isuserdefined,
        @Field("Whether it is shown to users") Boolean fordisplay) {}
