package dev.mold.server.account;

import dev.mold.api.id.RoleId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A role on the wire. */
@View(id = RoleId.class)
record RoleView(
        @Field("The id of the role") String id,
        @Field("The name") String name,
        @Field("The kind of role") String type,
        @Field("The description") String description,
        @Field("Whether it was created at first start") Boolean isdefault,
        @Field("Whether others than root administrators may assign it") Boolean ispublic,
        @Field("The state") String state) {
    static RoleView of(RoleEntity role) {
        return new RoleView(
                role.id.toString(),
                role.name,
                role.type.wireName(),
                role.description,
                role.standard,
                role.shared,
                "enabled");
    }
}
