package dev.mold.server.account;

import dev.mold.api.id.RolePermissionId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A rule of a role on the wire. */
@View(id = RolePermissionId.class)
record RolePermissionView(
        @Field("The id of the rule") String id,
        @Field("The id of the role") String roleid,
        @Field("The name of the role") String rolename,
        @Field("The command or pattern") String rule,
        @Field("allow or deny") String permission,
        @Field("The description") String description) {
    static RolePermissionView of(RolePermissionEntity permission, String roleName) {
        return new RolePermissionView(
                permission.id.toString(),
                permission.roleId.toString(),
                roleName,
                permission.ruleText,
                permission.allowed ? "allow" : "deny",
                permission.description);
    }
}
