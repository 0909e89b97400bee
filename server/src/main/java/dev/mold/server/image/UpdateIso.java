package dev.mold.server.image;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.OsTypeId;

/** Changes the properties of an ISO; values that are not given are left unchanged. */
@ApiCommand(
        name = "updateIso",
        kind = CommandKind.SYNC,
        description = "Updates an ISO",
        response = ImageView.class,
        entityKey = "iso",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record UpdateIso(
        @Param(value = "The id of the ISO", required = true, access = Access.OWN) ImageId id,
        @Param("The name") String name,
        @Param(value = "The display text", length = 4096) String displaytext,
        @Param(value = "The id of the OS type", access = Access.USE) OsTypeId ostypeid,
        @Param("Whether machines can boot from it") Boolean bootable,
        @Param("Whether a password can be set in it") Boolean passwordenabled,
        @Param("Whether machines created from it may be resized while they run") Boolean isdynamicallyscalable,
        @Param("The sort key; small numbers come first") Integer sortkey,
        @Param(value = "The architecture", since = "4.20") String arch) {}
